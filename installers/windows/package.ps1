# Makes the .msi and the portable .zip for Windows, from a clean checkout, in target\packages.
# Needs what the build needs, and for the .msi the WiX tools (https://wixtoolset.org) on the path.
# Arguments go to installers\Package.java: -Arguments '--fast' or '--dry-run'.
#
# Not run by those who wrote it: they had no Windows. `java installers/Package.java --dry-run
# --system windows`, which prints its steps and checks what goes in, was.
param([string[]] $Arguments = @(), [switch] $NoBuild)
$ErrorActionPreference = 'Stop'
Set-Location (Join-Path $PSScriptRoot '..\..')

if (-not $NoBuild) {
    & mvn --batch-mode --quiet package -DskipTests
    if ($LASTEXITCODE -ne 0) { exit $LASTEXITCODE }
}
$wanted = -not ($Arguments -contains '--fast' -or $Arguments -contains '--dry-run')
$hasWix = (Get-Command wix -ErrorAction SilentlyContinue) -or (Get-Command candle -ErrorAction SilentlyContinue)
if ($wanted -and -not $hasWix) {
    Write-Error 'package: the WiX tools are missing. Type: dotnet tool install --global wix'
}
# The JDK that the build found and used.
$jdk = (Get-Content 'target\yaomote\lib\java-home' -TotalCount 1).Trim()
& (Join-Path $jdk 'bin\java.exe') '-XX:TieredStopAtLevel=1' 'installers\Package.java' @Arguments
exit $LASTEXITCODE
