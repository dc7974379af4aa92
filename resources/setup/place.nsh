; The place of the program (程序文件夹): may it be taken, is there room, unpack beside, swap, forget the old one.

!define BLANK_MB 20 ; room left over for the system
!define TRIES 20 ; half seconds in which a virus scanner lets go of what was just written

; $0: why the program cannot be installed into $INSTDIR, as a sentence; empty if it can.
Function WhyNotHere
  StrCpy $0 ""
  StrLen $1 "$INSTDIR\program.new\"
  IntOp $1 $1 + ${DEEPEST}
  ${If} $1 > ${LONGEST_PATH}
    StrCpy $0 "这个文件夹的路径太长，Windows 放不下，请换一个短一些的。"
    Return
  ${EndIf}
  ${If} ${FileExists} "$INSTDIR\program\files.txt"
  ${OrIf} ${FileExists} "$INSTDIR\program.new\*.*"
  ${AndIf} ${FileExists} "$INSTDIR\uninstall.exe"
    Return ; our own, perhaps from a setup that was cut off
  ${EndIf}
  ${DirState} "$INSTDIR" $1
  ${If} $1 = 1
    StrCpy $0 "这个文件夹里已经有别的文件，请换一个空的文件夹，或另起一个名字。"
  ${EndIf}
FunctionEnd

Function MakeRoom
  ClearErrors
  CreateDirectory "$INSTDIR"
  ${If} ${Errors}
    !insertmacro Refuse 7 "这个文件夹建不了：$\r$\n$INSTDIR$\r$\n$\r$\n请换一个可以写入的文件夹。"
  ${EndIf}
  System::Call 'kernel32::GetDiskFreeSpaceExW(w "$INSTDIR", *l .r0, p 0, p 0)'
  System::Int64Op $0 / 1048576
  Pop $0
  IntOp $1 ${SIZE_KB} / 1024
  IntOp $1 $1 + ${BLANK_MB}
  System::Int64Op $0 < $1
  Pop $2
  ${If} $2 = 1
    RMDir "$INSTDIR"
    !insertmacro Refuse 5 "磁盘空间不够：需要 $1 MB，现在只剩 $0 MB。$\r$\n请清理磁盘，或换一个盘，再安装。电脑上原来的程序没有动。"
  ${EndIf}
FunctionEnd

Function Unpack
  SetOutPath "$INSTDIR"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  RMDir /r "$INSTDIR\program.new"
  StrCpy $Unpacking 1
  SetOutPath "$INSTDIR\program.new"
  ClearErrors
  File /r "${SOURCE}\*.*"
  ${If} ${Errors}
    Abort ; told by .onInstFailed
  ${EndIf}
  SetOutPath "$INSTDIR" ; a current folder cannot be renamed
FunctionEnd

; The old program steps aside, the new one takes its name; if it cannot, the old one comes back.
Function Swap
  StrCpy $3 ""
  ${If} ${FileExists} "$INSTDIR\program\*.*"
    StrCpy $2 0
    ${Do}
      IntOp $2 $2 + 1
      StrCpy $3 "$INSTDIR\program.old$2"
    ${LoopWhile} ${FileExists} "$3\*.*"
    StrCpy $0 "$INSTDIR\program"
    StrCpy $1 $3
    Call MoveFolder
    ${If} $0 = 0
      !insertmacro Refuse 3 "程序文件夹正被占用，不能替换。请关闭${TITLE}和打开着这个文件夹的窗口，再安装一次。原来的程序没有动。"
    ${EndIf}
  ${EndIf}
  StrCpy $0 "$INSTDIR\program.new"
  StrCpy $1 "$INSTDIR\program"
  Call MoveFolder
  ${If} $0 = 0
    ${If} $3 != ""
      Rename $3 "$INSTDIR\program"
    ${EndIf}
    !insertmacro Refuse 3 "新程序正被占用（可能是杀毒软件在检查），没有换上。请过几分钟再安装一次。"
  ${EndIf}
  StrCpy $Unpacking 0
FunctionEnd

; Rename folder $0 to $1; $0: 1 if it was done.
Function MoveFolder
  ${For} $2 1 ${TRIES}
    ClearErrors
    Rename $0 $1
    ${IfNot} ${Errors}
      StrCpy $0 1
      Return
    ${EndIf}
    Sleep 500
  ${Next}
  StrCpy $0 0
FunctionEnd

; Remove what the old version installed, here and where the program was before.
Function ForgetOld
  ${For} $9 1 9
    Push "$INSTDIR\program.old$9"
    Call RemoveListed
  ${Next}
  ${If} $There != ""
  ${AndIf} $There != $INSTDIR
    Push "$There\program"
    Call RemoveListed
    Delete "$There\uninstall.exe"
    RMDir "$There"
  ${EndIf}
FunctionEnd

; Leave nothing half unpacked behind.
Function DropUnpacked
  ${If} $Unpacking = 1
    StrCpy $Unpacking 0
    SetOutPath "$TEMP"
    RMDir /r "$INSTDIR\program.new"
    ${IfNot} ${FileExists} "$INSTDIR\program\*.*"
      Delete "$INSTDIR\uninstall.exe"
      RMDir "$INSTDIR"
    ${EndIf}
  ${EndIf}
FunctionEnd

Function .onInstFailed
  ${If} $Said = 1
    Return
  ${EndIf}
  Call DropUnpacked
  SetErrorLevel 2
  MessageBox MB_OK|MB_ICONEXCLAMATION "没有装成：文件写不进去，可能是磁盘满了，或被杀毒软件拦住。$\r$\n\
    请清理磁盘，再安装一次。电脑上原来的程序和数据没有动。" /SD IDOK
FunctionEnd
