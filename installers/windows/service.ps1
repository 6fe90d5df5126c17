# Serves without a window from the start of Windows on, as a task of the system's own scheduler:
# a Java program is no Windows service without a wrapper of others, and the scheduler starts it, keeps
# it running and stops it all the same. Runs as LOCAL SERVICE, which has no rights and no password.
#
#   service.ps1 install     as administrator; the configuration is C:\ProgramData\Yaomote\yaomote.json
#   service.ps1 status
#   service.ps1 uninstall   leaves the configuration
#
# Not run by those who wrote it: they had no Windows.
param([ValidateSet('install', 'status', 'uninstall')] [string] $Order = 'status')
$ErrorActionPreference = 'Stop'
$task = 'Yaomote'
$data = Join-Path $env:ProgramData 'Yaomote'
$program = Join-Path $PSScriptRoot 'yaomote-cli.exe'
$log = Join-Path $data 'service.log'

function Assert-Administrator {
    $me = [Security.Principal.WindowsPrincipal] [Security.Principal.WindowsIdentity]::GetCurrent()
    if (-not $me.IsInRole([Security.Principal.WindowsBuiltInRole]::Administrator)) {
        throw 'This changes the system: start PowerShell as administrator.'
    }
}

switch ($Order) {
    'install' {
        Assert-Administrator
        New-Item -ItemType Directory -Force $data | Out-Null
        # Administrators and the service alone: configurations name hosts, and keys lie beside them.
        & icacls $data /inheritance:r /grant '*S-1-5-32-544:(OI)(CI)F' '*S-1-5-18:(OI)(CI)F' `
            '*S-1-5-19:(OI)(CI)M' | Out-Null
        $file = Join-Path $data 'yaomote.json'
        if (-not (Test-Path $file)) {
            throw "There is no $file yet. Copy your configuration there: it is %APPDATA%\Yaomote\yaomote.json."
        }
        $line = "/d /c set ""YAOMOTE_HOME=$data"" && ""$program"" run >> ""$log"" 2>&1"
        $action = New-ScheduledTaskAction -Execute "$env:SystemRoot\System32\cmd.exe" -Argument $line
        $trigger = New-ScheduledTaskTrigger -AtStartup
        $who = New-ScheduledTaskPrincipal -UserId 'NT AUTHORITY\LOCAL SERVICE' -LogonType ServiceAccount
        $settings = New-ScheduledTaskSettingsSet -RestartCount 999 -RestartInterval (New-TimeSpan -Minutes 1) `
            -ExecutionTimeLimit ([TimeSpan]::Zero) -AllowStartIfOnBatteries -DontStopIfGoingOnBatteries `
            -MultipleInstances IgnoreNew
        Register-ScheduledTask -TaskName $task -Action $action -Trigger $trigger -Principal $who `
            -Settings $settings -Description 'Yaomote load balancer, without a window' -Force | Out-Null
        New-NetFirewallRule -DisplayName $task -Direction Inbound -Program $program -Action Allow `
            -Profile Private, Domain -ErrorAction SilentlyContinue | Out-Null
        Start-ScheduledTask -TaskName $task
        Write-Output "Runs now and from the start of Windows on. What it says is in $log."
    }
    'status' {
        $found = Get-ScheduledTask -TaskName $task -ErrorAction SilentlyContinue
        if ($found) { Write-Output "$task is $($found.State)." } else { Write-Output "$task is not installed." }
    }
    'uninstall' {
        Assert-Administrator
        Stop-ScheduledTask -TaskName $task -ErrorAction SilentlyContinue
        Unregister-ScheduledTask -TaskName $task -Confirm:$false -ErrorAction SilentlyContinue
        Get-NetFirewallRule -DisplayName $task -ErrorAction SilentlyContinue | Remove-NetFirewallRule
        Write-Output "Gone. The configuration is still in $data."
    }
}
