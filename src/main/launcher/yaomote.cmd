@echo off
rem Starts Yaomote from any working directory: the window, or with `run` and `check` no window.
rem   YAOMOTE_JAVA   the java.exe to use, whatever else is installed
rem   YAOMOTE_OPTS   more flags for the JVM
setlocal EnableExtensions DisableDelayedExpansion
set "HOME_DIR=%~dp0.."
set "JAVA_EXE="
if defined YAOMOTE_JAVA set "JAVA_EXE=%YAOMOTE_JAVA%"
if not defined JAVA_EXE if defined JAVA_HOME call :try "%JAVA_HOME%"
if not defined JAVA_EXE call :try "%HOME_DIR%\runtime"
if not defined JAVA_EXE if exist "%HOME_DIR%\lib\java-home" for /f "usebackq delims=" %%j in ("%HOME_DIR%\lib\java-home") do call :try "%%j"
if not defined JAVA_EXE for /d %%j in ("%ProgramFiles%\Java\*" "%ProgramFiles%\Eclipse Adoptium\*" "%ProgramFiles%\Microsoft\jdk*" "%ProgramFiles%\Zulu\*" "%ProgramFiles%\Amazon Corretto\*" "%USERPROFILE%\.jdks\*") do call :try "%%~j"
if not defined JAVA_EXE (
  echo yaomote: needs Java @maven.compiler.release@ or newer, and found none. Install it: winget install EclipseAdoptium.Temurin.@maven.compiler.release@.JDK 1>&2
  exit /b 4
)

set "MODE=window"
for %%a in (%*) do call :word %%a
if "%MODE%"=="terminal" (
  "%JAVA_EXE%" @jvm.terminal@ %YAOMOTE_OPTS% -classpath "%HOME_DIR%\lib\*" org.yaomote.app.Main %*
) else (
  "%JAVA_EXE%" --module-path="%HOME_DIR%\lib\javafx" @jvm.modules@ @jvm.window@ %YAOMOTE_OPTS% -classpath "%HOME_DIR%\lib\*" org.yaomote.app.Main %*
)
exit /b %ERRORLEVEL%

:word
for %%w in (run check -h --help -V --version) do if "%~1"=="%%w" set "MODE=terminal"
exit /b 0

:try
if defined JAVA_EXE exit /b 0
if not exist "%~1\bin\java.exe" exit /b 0
if not exist "%~1\release" exit /b 0
for /f "tokens=2 delims==." %%v in ('findstr /b "JAVA_VERSION=" "%~1\release"') do set "FOUND=%%v"
set "FOUND=%FOUND:"=%"
if %FOUND% GEQ @maven.compiler.release@ set "JAVA_EXE=%~1\bin\java.exe"
exit /b 0
