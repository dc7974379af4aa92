; Whether the program runs (是否在运行): known by its mutex; told to close, then the clerk is asked.

!define PATIENCE 30 ; half seconds that a window has for closing

!macro LeaveNoWindowOpen un
; $0: 1 while a window of the program is open in this session.
Function ${un}LookForWindow
  System::Call 'kernel32::OpenMutexW(i 0x100000, i 0, w "Local\WorkerServiceCenter") p .r0'
  ${If} $0 != 0
    System::Call 'kernel32::CloseHandle(p r0)'
    StrCpy $0 1
  ${EndIf}
FunctionEnd

; Goes on only when no window is open: closes it with what is typed kept as drafts, else asks, else exit code 3.
Function ${un}LeaveNoWindowOpen
  Call ${un}LookForWindow
  ${If} $0 = 0
    Return
  ${EndIf}
  MessageBox MB_OKCANCEL|MB_ICONQUESTION "${TITLE}正开着，要先关闭它。$\r$\n\
    正在填写的内容会留作草稿，下次打开接着填。" /SD IDOK IDOK ask
  Goto refuse
  ask:
  StrCpy $1 "$There\program\${PROGRAM}.exe"
  ${If} ${FileExists} $1
    ExecWait '"$1" --close'
  ${EndIf}
  StrCpy $2 0
  ${Do}
    Call ${un}LookForWindow
    ${If} $0 = 0
      Return
    ${EndIf}
    Sleep 500
    IntOp $2 $2 + 1
  ${LoopUntil} $2 > ${PATIENCE}
  MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "${TITLE}还开着。请先关闭它的窗口，再点“重试”。" \
    /SD IDCANCEL IDRETRY ask
  refuse:
  StrCpy $Said 1
  SetErrorLevel 3
  Quit
FunctionEnd
!macroend

!insertmacro LeaveNoWindowOpen ""
!insertmacro LeaveNoWindowOpen "un."
