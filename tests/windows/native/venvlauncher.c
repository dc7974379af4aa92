/* python.exe of a venv (虚拟环境的入口): starts the Python that pyvenv.cfg names, and ends as it ends. */
#include <stdio.h>
#include <wchar.h>
#include <windows.h>

static int home_of(const wchar_t *own, wchar_t *home, size_t room)
{
    wchar_t path[MAX_PATH], line[MAX_PATH];
    wcscpy(path, own);
    for (int up = 0; up < 2; up++)
        *wcsrchr(path, L'\\') = 0;
    wcscat(path, L"\\pyvenv.cfg");
    FILE *file = _wfopen(path, L"rt, ccs=UTF-8");
    int found = 0;
    while (file && !found && fgetws(line, MAX_PATH, file))
        found = swscanf(line, L"home = %l[^\n]", home) == 1;
    if (file)
        fclose(file);
    return found;
}

int wmain(void)
{
    wchar_t own[MAX_PATH], home[MAX_PATH], program[MAX_PATH + 16];
    STARTUPINFOW start = {.cb = sizeof start};
    PROCESS_INFORMATION process;
    DWORD code = 103;
    GetModuleFileNameW(NULL, own, MAX_PATH);
    if (!home_of(own, home, MAX_PATH))
        return 106;
    swprintf(program, MAX_PATH + 16, L"%ls\\python.exe", home);
    SetEnvironmentVariableW(L"__PYVENV_LAUNCHER__", own);
    GetStartupInfoW(&start);
    if (!CreateProcessW(program, GetCommandLineW(), NULL, NULL, TRUE, 0, NULL, NULL, &start, &process))
        return 101;
    WaitForSingleObject(process.hProcess, INFINITE);
    GetExitCodeProcess(process.hProcess, &code);
    return (int)code;
}
