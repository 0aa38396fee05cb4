; What electron-builder's own installer does not do. Silent: Casepress-Setup.exe /S

!macro customInstall
  ; Whoever signs in gets the kiosk. Where lock-down has made it the shell of its account, this does no harm: one kiosk runs.
  WriteRegStr HKLM "Software\Microsoft\Windows\CurrentVersion\Run" "Casepress" '"$INSTDIR\Casepress.exe"'
  ; The folder through which the kiosk asks for an update; lock-down says who may write to it.
  ; For all users $APPDATA is C:\ProgramData; NSIS knows no name of its own for that.
  SetShellVarContext all
  CreateDirectory "$APPDATA\Casepress\update"
!macroend

!macro customUnInstall
  DeleteRegValue HKLM "Software\Microsoft\Windows\CurrentVersion\Run" "Casepress"
!macroend
