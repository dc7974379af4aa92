; The uninstaller (卸载): removes what was installed, by its list, and nothing else; the data stays.

!macro RemoveListed un
; Remove from the folder on the stack what its files.txt names, then the folder itself if it is empty.
Function ${un}RemoveListed
  Pop $0
  ClearErrors
  FileOpen $1 "$0\files.txt" r
  ${If} ${Errors}
    Return
  ${EndIf}
  ${Do}
    ClearErrors
    FileRead $1 $2
    ${If} ${Errors}
      ${Break}
    ${EndIf}
    StrCpy $2 $2 -1 ; without the line's end
    StrCpy $3 $2 1 -1
    ${If} $3 == "\"
      RMDir "$0\$2"
    ${Else}
      Delete "$0\$2"
    ${EndIf}
  ${Loop}
  FileClose $1
  Delete "$0\files.txt"
  RMDir "$0"
FunctionEnd
!macroend

!insertmacro RemoveListed ""
!insertmacro RemoveListed "un."

; $Data: where the data lies, for the clerk to read.
Function un.FindData
  StrCpy $Data "$LOCALAPPDATA\${PROGRAM}"
  ClearErrors
  FileOpen $0 "$Data\folder.txt" r
  ${If} ${Errors}
    Return
  ${EndIf}
  StrCpy $2 ""
  FileReadWord $0 $1
  ${If} $1 = 0xFEFF
    FileReadUTF16LE $0 $2
  ${EndIf}
  FileClose $0
  ${If} $2 != ""
    ${TrimNewLines} $2 $Data
  ${Else}
    StrCpy $Data "$Data\folder.txt 里写明的文件夹"
  ${EndIf}
FunctionEnd

Function un.onInit
  StrCpy $There $INSTDIR
  Call un.FindData
FunctionEnd

Section "Uninstall"
  Call un.LeaveNoWindowOpen
  SetOutPath "$TEMP" ; a current folder cannot be removed
  Push "$INSTDIR\program"
  Call un.RemoveListed
  ${For} $9 1 9
    Push "$INSTDIR\program.old$9"
    Call un.RemoveListed
  ${Next}
  ReadRegStr $0 HKCU "${KEY}" "InstallLocation"
  ${If} $0 == $INSTDIR ; else the program was moved, and these belong to the new place
    Delete "$SMPROGRAMS\${TITLE}.lnk"
    Delete "$DESKTOP\${TITLE}.lnk"
    DeleteRegKey HKCU "${KEY}"
    DeleteRegKey HKCU "Software\Classes\${BACKUP}"
    ReadRegStr $1 HKCU "Software\Classes\.zgbf" ""
    ${If} $1 == "${BACKUP}" ; else another program has taken it over
      DeleteRegKey HKCU "Software\Classes\.zgbf"
    ${EndIf}
    System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
  ${EndIf}
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
SectionEnd
