<#
.SYNOPSIS
  Puts in the version that the kiosk has asked for. Run each minute as the system, by the task that lock-down.ps1 sets up.
.NOTES
  The wish comes from an account without rights, and is believed in nothing: the installer is copied to where that account
  cannot write, and run only when it is signed by whoever signed the program that is installed now.
#>
#Requires -Version 5.1
param([Parameter(Mandatory)] [string] $Program)
Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

$wish = Join-Path $env:ProgramData 'Casepress\update\wanted.json'
if (-not (Test-Path $wish)) { exit 0 }
# Where only administrators make folders. In the Temp of Windows or in ProgramData the kiosk's account could lay a link in the
# way of what the system deletes and writes here.
$place = Join-Path $env:ProgramFiles 'Casepress update'
$own = Join-Path $place 'work'
$log = Join-Path $place 'apply-update.log'
function Say([string] $text) { "$(Get-Date -Format o) $text" | Out-File -Append -Encoding utf8 $log }

try {
  New-Item -ItemType Directory -Force -Path $place | Out-Null
  $installer = (Get-Content -Raw -Encoding utf8 $wish | ConvertFrom-Json).installer
  # Once only, whatever comes of it: the kiosk asks again.
  Remove-Item -Force $wish
  if ($installer -isnot [string] -or $installer -notmatch '^[A-Za-z]:\\[^*?"<>|]+\.exe$') { throw 'the wish names no installer' }

  Remove-Item -Recurse -Force $own -ErrorAction SilentlyContinue
  New-Item -ItemType Directory -Path $own | Out-Null
  icacls $own /inheritance:r /grant:r '*S-1-5-18:(OI)(CI)F' '*S-1-5-32-544:(OI)(CI)F' | Out-Null
  $copy = Join-Path $own 'setup.exe'
  Copy-Item -LiteralPath $installer -Destination $copy

  $new = Get-AuthenticodeSignature -LiteralPath $copy
  $now = Get-AuthenticodeSignature -LiteralPath $Program
  if ($new.Status -ne 'Valid') { throw "the installer's signature is $($new.Status)" }
  if ($now.Status -ne 'Valid') { throw "the installed program's signature is $($now.Status)" }
  if ($new.SignerCertificate.Subject -ne $now.SignerCertificate.Subject) { throw "the installer is signed by $($new.SignerCertificate.Subject)" }

  Say "installing $installer"
  $run = Start-Process -FilePath $copy -ArgumentList '/S' -PassThru -Wait
  if ($run.ExitCode -ne 0) { throw "the installer ended with $($run.ExitCode)" }
  # The kiosk has waited, closed. Its session starts the new program as soon as this one is gone.
  Get-Process -Name ([IO.Path]::GetFileNameWithoutExtension($Program)) -ErrorAction SilentlyContinue | Stop-Process -Force
  Say 'installed'
} catch {
  Say "not installed: $_"
  exit 1
} finally {
  Remove-Item -Recurse -Force $own -ErrorAction SilentlyContinue
}
