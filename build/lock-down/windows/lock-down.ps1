<#
.SYNOPSIS
  Makes a kiosk of a Windows 10/11 IoT Enterprise, Enterprise or Education machine, or takes that back.
.EXAMPLE
  powershell -ExecutionPolicy Bypass -File lock-down.ps1 -Account kiosk
.EXAMPLE
  powershell -ExecutionPolicy Bypass -File lock-down.ps1 -Account kiosk -Undo
.NOTES
  Run as administrator, once Casepress is installed. It may be run again at any time: it sets, it does not add.
  What it changes and why is in README.md beside the source.
#>
#Requires -RunAsAdministrator
#Requires -Version 5.1
# The WMI classes of the lock-down features are reached by what PowerShell 7 no longer has.
#Requires -PSEdition Desktop
param(
  [Parameter(Mandatory)] [ValidatePattern('^[A-Za-z0-9_-]{1,20}$')] [string] $Account,
  [string] $Program = "$env:ProgramFiles\Casepress\Casepress.exe",
  [switch] $Undo
)
Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

function Set-Value([string] $Key, [string] $Name, $Value, [string] $Type = 'DWord') {
  if (-not (Test-Path $Key)) { New-Item -Path $Key -Force | Out-Null }
  New-ItemProperty -Path $Key -Name $Name -Value $Value -PropertyType $Type -Force | Out-Null
}
function Remove-Value([string] $Key, [string] $Name) {
  if (Test-Path $Key) { Remove-ItemProperty -Path $Key -Name $Name -ErrorAction SilentlyContinue }
}

# Of the whole machine: key, name, value while it is a kiosk.
$policies = @(
  # A swipe from the edge opens the action centre, the task view or the widgets otherwise.
  @('HKLM:\SOFTWARE\Policies\Microsoft\Windows\EdgeUI', 'AllowEdgeSwipe', 0),
  # Nothing slides over the page.
  @('HKLM:\SOFTWARE\Policies\Microsoft\Windows\Explorer', 'DisableNotificationCenter', 1),
  @('HKLM:\SOFTWARE\Policies\Microsoft\Windows\CurrentVersion\PushNotifications', 'NoToastApplicationNotification', 1),
  @('HKLM:\SOFTWARE\Policies\Microsoft\Windows\Windows Error Reporting', 'DontShowUI', 1),
  @('HKLM:\SOFTWARE\Policies\Microsoft\Dsh', 'AllowNewsAndInterests', 0),
  @('HKLM:\SOFTWARE\Policies\Microsoft\Windows\CloudContent', 'DisableWindowsConsumerFeatures', 1),
  @('HKLM:\SOFTWARE\Policies\Microsoft\Windows\OOBE', 'DisablePrivacyExperience', 1),
  # No assistant on the keys, and no lock screen that somebody would have to wipe away.
  @('HKLM:\SOFTWARE\Policies\Microsoft\Windows\Personalization', 'NoLockScreen', 1),
  @('HKLM:\SOFTWARE\Microsoft\Windows\CurrentVersion\Policies\System', 'DisableTaskMgr', 1),
  @('HKLM:\SOFTWARE\Microsoft\Windows\CurrentVersion\Policies\System', 'HideFastUserSwitching', 1),
  @('HKLM:\SOFTWARE\Microsoft\Windows\CurrentVersion\Policies\System', 'DisableLockWorkstation', 1),
  # Sticks: nothing starts by itself.
  @('HKLM:\SOFTWARE\Microsoft\Windows\CurrentVersion\Policies\Explorer', 'NoDriveTypeAutoRun', 255),
  # Windows renews itself by night, and starts anew by itself then; nobody is asked.
  @('HKLM:\SOFTWARE\Policies\Microsoft\Windows\WindowsUpdate\AU', 'AUOptions', 4),
  @('HKLM:\SOFTWARE\Policies\Microsoft\Windows\WindowsUpdate\AU', 'ScheduledInstallDay', 0),
  @('HKLM:\SOFTWARE\Policies\Microsoft\Windows\WindowsUpdate\AU', 'ScheduledInstallTime', 4),
  @('HKLM:\SOFTWARE\Policies\Microsoft\Windows\WindowsUpdate\AU', 'AlwaysAutoRebootAtScheduledTime', 1),
  @('HKLM:\SOFTWARE\Policies\Microsoft\Windows\WindowsUpdate', 'SetActiveHours', 1),
  @('HKLM:\SOFTWARE\Policies\Microsoft\Windows\WindowsUpdate', 'ActiveHoursStart', 7),
  @('HKLM:\SOFTWARE\Policies\Microsoft\Windows\WindowsUpdate', 'ActiveHoursEnd', 23),
  @('HKLM:\SOFTWARE\Policies\Microsoft\Windows\WindowsUpdate', 'SetUpdateNotificationLevel', 1),
  @('HKLM:\SOFTWARE\Policies\Microsoft\Windows\WindowsUpdate', 'UpdateNotificationLevel', 2),
  # A blue screen is over in seconds.
  @('HKLM:\SYSTEM\CurrentControlSet\Control\CrashControl', 'AutoReboot', 1)
)

# Windows key, both sides, and the key for the context menu lead to nowhere: a scancode map, since filters of single
# combinations forget some. Header, count of entries with the end, entries (to, from), end.
[byte[]] $scancodes = 0,0,0,0, 0,0,0,0, 4,0,0,0, 0,0,0x5B,0xE0, 0,0,0x5C,0xE0, 0,0,0x5D,0xE0, 0,0,0,0
$keyboard = 'HKLM:\SYSTEM\CurrentControlSet\Control\Keyboard Layout'
$updateDir = Join-Path $env:ProgramData 'Casepress\update'
$taskName = 'Casepress update'

function Get-ShellLauncher {
  try { [wmiclass] '\\localhost\root\standardcimv2\embedded:WESL_UserSetting' }
  catch {
    throw 'Shell Launcher is not there. It comes with Windows IoT Enterprise, Enterprise and Education; where it was only just turned on, start the machine anew and run this again.'
  }
}
function Get-Sid { (New-Object Security.Principal.NTAccount($Account)).Translate([Security.Principal.SecurityIdentifier]).Value }

$needsRestart = $false

function Enable-Kiosk {
  if (-not (Test-Path $Program)) { throw "$Program is not there: install Casepress first." }
  if (-not (Get-LocalUser -Name $Account -ErrorAction SilentlyContinue)) {
    throw "There is no account ${Account}: make one that is no administrator (net user $Account /add)."
  }
  if (Get-LocalGroupMember -SID 'S-1-5-32-544' | Where-Object { $_.Name -like "*\$Account" }) {
    throw "$Account is an administrator: a kiosk must not run with such rights."
  }

  foreach ($feature in 'Client-DeviceLockdown', 'Client-EmbeddedShellLauncher', 'Client-KeyboardFilter') {
    $turnedOn = Enable-WindowsOptionalFeature -Online -FeatureName $feature -All -NoRestart
    if ($turnedOn.RestartNeeded) { $script:needsRestart = $true }
  }
  $shell = Get-ShellLauncher
  # Everybody else gets the desktop. The kiosk's account gets the kiosk, which is started again whenever it ends (0).
  $shell.SetDefaultShell('explorer.exe', 0) | Out-Null
  # Of an account that has none it is an error, and no stream takes an exception.
  try { $shell.RemoveCustomShell((Get-Sid)) | Out-Null } catch { Write-Verbose "$_" }
  $shell.SetCustomShell((Get-Sid), "`"$Program`"", ($null), ($null), 0) | Out-Null
  $shell.SetEnabled($true) | Out-Null

  # Combinations that reach over a shell of one's own. Staff leave through the PIN pad.
  $isFilterThere = $false
  $filter = @{ Namespace = 'root\standardcimv2\embedded'; ErrorAction = 'SilentlyContinue' }
  # Windows versions call the first one by the one name or the other; the other is not found, and nothing is lost.
  foreach ($combination in 'Ctrl+Alt+Del', 'Ctrl+Alt+Delete', 'Ctrl+Shift+Esc', 'Alt+F4', 'Alt+Tab', 'Ctrl+Esc', 'Win+L', 'Win+U', 'Win+Enter') {
    $key = Get-CimInstance @filter -ClassName WEKF_PredefinedKey -Filter "Id = '$combination'"
    if ($key) { $key.Enabled = $true; Set-CimInstance -InputObject $key; $isFilterThere = $true }
  }
  # Five times Shift opens a window of the ease of access, five times the Windows key leads to the sign-in screen.
  foreach ($setting in @(@('ForceOffAccessibility', 'true'), @('BreakoutKeyScanCode', '0'))) {
    $kept = Get-CimInstance @filter -ClassName WEKF_Settings -Filter "Name = '$($setting[0])'"
    if ($kept) { $kept.Value = $setting[1]; Set-CimInstance -InputObject $kept }
  }
  foreach ($policy in $policies) { Set-Value $policy[0] $policy[1] $policy[2] }
  Set-Value $keyboard 'Scancode Map' $scancodes 'Binary'

  # The machine never sleeps, and the power button switches off properly.
  powercfg /setactive SCHEME_MIN
  foreach ($what in 'monitor-timeout', 'standby-timeout', 'hibernate-timeout', 'disk-timeout') {
    powercfg /change "$what-ac" 0
    powercfg /change "$what-dc" 0
  }
  powercfg /hibernate off
  # A serial adapter must not fall asleep between two coins.
  powercfg /setacvalueindex SCHEME_CURRENT 2a737441-1930-4402-8d77-b2bebba308a3 48e6b7a6-50f5-4782-a5d4-53bb8f07e226 0
  powercfg /setactive SCHEME_CURRENT

  # The kiosk asks for an update by a file; only the task below, as the system, installs. It checks who signed.
  New-Item -ItemType Directory -Force -Path $updateDir | Out-Null
  icacls $updateDir /inheritance:r /grant:r '*S-1-5-18:(OI)(CI)F' '*S-1-5-32-544:(OI)(CI)F' "${Account}:(OI)(CI)M" | Out-Null
  $script = Join-Path $PSScriptRoot 'apply-update.ps1'
  $action = New-ScheduledTaskAction -Execute 'powershell.exe' -Argument "-NoProfile -ExecutionPolicy Bypass -File `"$script`" -Program `"$Program`""
  $each = New-ScheduledTaskTrigger -Once -At (Get-Date) -RepetitionInterval (New-TimeSpan -Minutes 1)
  $limits = New-ScheduledTaskSettingsSet -AllowStartIfOnBatteries -DontStopIfGoingOnBatteries -MultipleInstances IgnoreNew -ExecutionTimeLimit (New-TimeSpan -Minutes 20) -StartWhenAvailable
  Register-ScheduledTask -TaskName $taskName -Action $action -Trigger $each -Settings $limits -User 'S-1-5-18' -RunLevel Highest -Force | Out-Null

  if ($needsRestart -or -not $isFilterThere) {
    Write-Warning 'The keyboard filter takes hold with the next start of the machine, and its keys can be set only then: start it anew and run this once more.'
  }
  Write-Output "This machine is a kiosk for $Account from its next start on. Signing in by itself is set with Autologon of Sysinternals, which keeps the password as a secret of the system."
}

function Disable-Kiosk {
  $shell = Get-ShellLauncher
  $shell.SetEnabled($false) | Out-Null
  foreach ($policy in $policies) { Remove-Value $policy[0] $policy[1] }
  # Of the system itself, and on by default.
  Set-Value 'HKLM:\SYSTEM\CurrentControlSet\Control\CrashControl' 'AutoReboot' 1
  Remove-Value $keyboard 'Scancode Map'
  Get-CimInstance -Namespace 'root\standardcimv2\embedded' -ClassName WEKF_PredefinedKey -ErrorAction SilentlyContinue |
    ForEach-Object { $_.Enabled = $false; Set-CimInstance -InputObject $_ }
  Get-CimInstance -Namespace 'root\standardcimv2\embedded' -ClassName WEKF_Settings -Filter "Name = 'ForceOffAccessibility'" -ErrorAction SilentlyContinue |
    ForEach-Object { $_.Value = 'false'; Set-CimInstance -InputObject $_ }
  # 5B: the left Windows key, as Windows has it.
  Get-CimInstance -Namespace 'root\standardcimv2\embedded' -ClassName WEKF_Settings -Filter "Name = 'BreakoutKeyScanCode'" -ErrorAction SilentlyContinue |
    ForEach-Object { $_.Value = '5B'; Set-CimInstance -InputObject $_ }
  powercfg /restoredefaultschemes
  Unregister-ScheduledTask -TaskName $taskName -Confirm:$false -ErrorAction SilentlyContinue
  Write-Output 'The machine is open again from its next start on.'
}

if ($Undo) { Disable-Kiosk } else { Enable-Kiosk }
