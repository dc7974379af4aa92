; The setup (安装程序): Chinese, for one user, without an administrator; also upgrade, repair and move.
;
; Made by `python -m tests.windows.build setup`, which names by -D:
;   VERSION, SOURCE (the program folder), OUTPUT, ICON, SIZE_KB (unpacked), DEEPEST (length of its longest path)
;
; In the chosen folder: `program` (all of the program, with files.txt, the list of its files), uninstall.exe.
; The new program is unpacked beside the old one as `program.new`; then two renames swap them, so that until
; the last moment the old program is whole. Data never lies here.
;
; Without questions:  setup.exe /S [/NODESKTOP] [/DATA=DIR] [/D=DIR]     (/D= last, never with quotation marks)
;   /S          as an upgrade closes a running program first; /D= with another folder than before moves it
;   /NODESKTOP  no entry on the desktop       /DATA=DIR  the folder of the data, kept in folder.txt
; Exit codes: 0 done; 1 cancelled; 2 not unpacked (disk full, a file in use): the old program stands as it was;
;   3 the program runs and did not close; 4 a newer version is installed; 5 too little space;
;   6 Windows is too old; 7 the folder cannot be taken; 8 /DATA= is no full path; 9 a setup runs already.

Target amd64-unicode
Unicode true
SetCompressor /SOLID lzma
SetCompressorDictSize 64
ManifestDPIAware true
RequestExecutionLevel user

!define PROGRAM "WorkerServiceCenter"
!define TITLE "职工服务中心"
!define FULL_TITLE "职工服务中心业务办理系统"
!define BACKUP "${PROGRAM}.backup" ; the kind of file that a backup (.zgbf) is
!define KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\${PROGRAM}"
!define OLDEST_BUILD 17763 ; Windows 10, version 1809: what Qt 6 needs
!define LONGEST_PATH 259

Name "${FULL_TITLE}"
Caption "${FULL_TITLE} ${VERSION} 安装"
UninstallCaption "卸载 ${FULL_TITLE}"
BrandingText "${TITLE} ${VERSION}"
OutFile "${OUTPUT}"
InstallDir "$LOCALAPPDATA\Programs\${PROGRAM}"
InstallDirRegKey HKCU "${KEY}" "InstallLocation"
ShowInstDetails nevershow
ShowUninstDetails nevershow
AllowSkipFiles off

VIProductVersion "${VERSION}.0"
VIAddVersionKey /LANG=2052 "ProductName" "${FULL_TITLE}"
VIAddVersionKey /LANG=2052 "CompanyName" "${TITLE}"
VIAddVersionKey /LANG=2052 "FileDescription" "${FULL_TITLE} 安装程序"
VIAddVersionKey /LANG=2052 "FileVersion" "${VERSION}"
VIAddVersionKey /LANG=2052 "ProductVersion" "${VERSION}"
VIAddVersionKey /LANG=2052 "LegalCopyright" "MIT"

Var There ; where the program is installed already; empty if it isn't
Var Data ; the folder of the data: named by /DATA=, shown by the uninstaller
Var OnDesktop ; 1: an entry on the desktop
Var Unpacking ; 1: program.new is being filled
Var Said ; 1: the reason was told

!include "MUI2.nsh"
!include "LogicLib.nsh"
!include "FileFunc.nsh"
!include "TextFunc.nsh"
!include "WordFunc.nsh"
!include "WinVer.nsh"
; Say why nothing was installed, and end with a code of its own.
!macro Refuse code text
  StrCpy $Said 1
  SetErrorLevel ${code}
  MessageBox MB_OK|MB_ICONEXCLAMATION "${text}" /SD IDOK
  Call DropUnpacked
  Quit
!macroend

!include "running.nsh"
!include "place.nsh"
!include "uninstall.nsh"

ReserveFile /plugin "System.dll"
!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_WELCOMEFINISHPAGE_BITMAP "side.bmp"
!define MUI_UNWELCOMEFINISHPAGE_BITMAP "side.bmp"
!define MUI_ABORTWARNING
!define MUI_WELCOMEPAGE_TITLE "安装${TITLE} ${VERSION}"
!define MUI_WELCOMEPAGE_TEXT "将为当前 Windows 用户安装，不需要管理员权限，不需要网络。$\r$\n$\r$\n\
  已经装过的会升级：办理的数据、打印机设置都不动。$\r$\n$\r$\n\
  数据放在本机当前用户的数据文件夹里，不在程序文件夹里，升级和卸载都不会删除。"
!insertmacro MUI_PAGE_WELCOME
!define MUI_PAGE_CUSTOMFUNCTION_LEAVE LeaveDirectory
!define MUI_DIRECTORYPAGE_TEXT_TOP "程序装在下面的文件夹里，一般不用改。这里只放程序，不放数据。"
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!define MUI_FINISHPAGE_TITLE "安装完成"
!define MUI_FINISHPAGE_TEXT "桌面和“开始”菜单里的“${TITLE}”可以打开程序。"
!define MUI_FINISHPAGE_RUN "$INSTDIR\program\${PROGRAM}.exe"
!define MUI_FINISHPAGE_RUN_TEXT "现在打开${TITLE}"
!insertmacro MUI_PAGE_FINISH

!define MUI_UNCONFIRMPAGE_TEXT_TOP "将删除程序和桌面、“开始”菜单里的“${TITLE}”。数据不会删除，仍在：$\r$\n$Data"
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!define MUI_FINISHPAGE_TITLE "卸载完成"
!define MUI_FINISHPAGE_TEXT "程序已经删除。$\r$\n$\r$\n数据没有删除，仍在：$\r$\n$Data$\r$\n$\r$\n\
  以后重新安装，会接着用这份数据。"
!insertmacro MUI_UNPAGE_FINISH
!insertmacro MUI_LANGUAGE "SimpChinese"

Function .onInit
  ${IfNot} ${AtLeastBuild} ${OLDEST_BUILD}
    !insertmacro Refuse 6 "本程序需要 Windows 10（1809 版）或更新的 Windows，这台电脑的 Windows 太旧，请联系信息人员。"
  ${EndIf}
  System::Call 'kernel32::CreateMutexW(p 0, i 0, w "Local\${PROGRAM}Setup") p .r0 ?e'
  Pop $0
  ${If} $0 = 183
    !insertmacro Refuse 9 "安装程序已经打开了，请在已打开的安装窗口里继续。"
  ${EndIf}
  Call ReadInstalled
  Call ReadSwitches
FunctionEnd

Function ReadInstalled
  ReadRegStr $There HKCU "${KEY}" "InstallLocation"
  ${IfNot} ${FileExists} "$There\program\${PROGRAM}.exe"
    StrCpy $There ""
    Return
  ${EndIf}
  ReadRegStr $0 HKCU "${KEY}" "DisplayVersion"
  ${VersionCompare} "$0" "${VERSION}" $1
  ${If} $1 = 1
    !insertmacro Refuse 4 "本机已装有更新的 $0 版，不能换回 ${VERSION} 版：旧程序打不开新程序的数据。"
  ${EndIf}
FunctionEnd

Function ReadSwitches
  ${GetParameters} $0
  StrCpy $OnDesktop 1
  ClearErrors
  ${GetOptions} $0 "/NODESKTOP" $1
  ${IfNot} ${Errors}
    StrCpy $OnDesktop 0
  ${ElseIf} $There != ""
  ${AndIfNot} ${FileExists} "$DESKTOP\${TITLE}.lnk"
    StrCpy $OnDesktop 0 ; the clerk took it away: an upgrade does not bring it back
  ${EndIf}
  ${WordReplace} $0 '"/DATA=' '/DATA="' "+" $0 ; the two ways to quote a blank
  ClearErrors
  ${GetOptions} $0 "/DATA=" $Data
  ${IfNot} ${Errors}
    StrCpy $1 $Data 2 1
    ${If} $1 != ":\"
      !insertmacro Refuse 8 "/DATA= 后面要写本机硬盘上的完整路径，例如 /DATA=D:\工会数据。"
    ${EndIf}
  ${EndIf}
FunctionEnd

Function LeaveDirectory
  Call WhyNotHere
  ${If} $0 != ""
    MessageBox MB_OK|MB_ICONEXCLAMATION "$0"
    Abort
  ${EndIf}
  ${If} $There != ""
  ${AndIf} $There != $INSTDIR
    MessageBox MB_YESNOCANCEL|MB_ICONQUESTION "程序已经装在：$\r$\n$There$\r$\n$\r$\n\
      要搬到新文件夹吗？原来那里的程序会删掉，数据不动。$\r$\n选“否”就在原来的文件夹里升级。" IDYES moved IDNO stayed
    Abort
    stayed:
    StrCpy $INSTDIR $There
    moved:
  ${EndIf}
FunctionEnd

Section
  Call WhyNotHere
  ${If} $0 != ""
    !insertmacro Refuse 7 "$0"
  ${EndIf}
  Call LeaveNoWindowOpen
  Call MakeRoom
  Call Unpack
  Call Swap
  Call Register
  Call ForgetOld
SectionEnd

Function Register
  CreateShortcut "$SMPROGRAMS\${TITLE}.lnk" "$INSTDIR\program\${PROGRAM}.exe"
  ${If} $OnDesktop = 1
    CreateShortcut "$DESKTOP\${TITLE}.lnk" "$INSTDIR\program\${PROGRAM}.exe"
  ${EndIf}
  WriteRegStr HKCU "${KEY}" "DisplayName" "${FULL_TITLE}"
  WriteRegStr HKCU "${KEY}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${KEY}" "DisplayIcon" "$INSTDIR\program\${PROGRAM}.exe"
  WriteRegStr HKCU "${KEY}" "Publisher" "${TITLE}"
  WriteRegStr HKCU "${KEY}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${KEY}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${KEY}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${KEY}" "EstimatedSize" ${SIZE_KB}
  WriteRegDWORD HKCU "${KEY}" "NoModify" 1
  WriteRegDWORD HKCU "${KEY}" "NoRepair" 1
  Call RegisterBackups
  ${If} $Data != ""
    CreateDirectory "$Data"
    CreateDirectory "$LOCALAPPDATA\${PROGRAM}"
    FileOpen $0 "$LOCALAPPDATA\${PROGRAM}\folder.txt" w
    FileWriteUTF16LE /BOM $0 "$Data$\r$\n"
    FileClose $0
  ${EndIf}
FunctionEnd

; A double click on a backup opens the program at its restore, for this user alone.
Function RegisterBackups
  WriteRegStr HKCU "Software\Classes\${BACKUP}" "" "${TITLE}备份"
  WriteRegStr HKCU "Software\Classes\${BACKUP}\DefaultIcon" "" "$INSTDIR\program\${PROGRAM}.exe,0"
  WriteRegStr HKCU "Software\Classes\${BACKUP}\shell\open\command" "" '"$INSTDIR\program\${PROGRAM}.exe" --restore "%1"'
  WriteRegStr HKCU "Software\Classes\.zgbf" "" "${BACKUP}"
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)' ; SHCNE_ASSOCCHANGED
FunctionEnd
