// agent.c: the lab's hand inside Windows (or Wine). Not a stand-in for anything: it starts processes from an exact
// UTF-16 command line, which no shell and no `wine ...` invocation can be trusted to do.
//
//   agent.exe PORTFILE
//
// Listens on 127.0.0.1, writes the port into PORTFILE. One connection is one request and one answer, both a sequence
// of fields: 4 letters, u32 little-endian length, bytes; ended by a field `END.`. One thread per connection.
// Output goes to temporary files, not pipes: Windows Node writes to files under Wine, and fails on pipes.
#define WIN32_LEAN_AND_MEAN
#define _WIN32_WINNT 0x0A00
#include <winsock2.h>
#include <windows.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>

enum { MOST_FIELDS = 512, MOST_JOBS = 4096, MOST_BYTES = 1 << 28 };

struct field {
  char name[4];
  DWORD length;
  BYTE *bytes; // always followed by two zero bytes, so that UTF-16 text is terminated
};

struct request {
  struct field fields[MOST_FIELDS];
  int count;
};

static struct {
  DWORD process;
  HANDLE job;
} jobs[MOST_JOBS];
static CRITICAL_SECTION jobs_lock;

// ---- the wire ----

static BOOL receive_all(SOCKET peer, void *target, int length) {
  for (int done = 0; done < length;) {
    int got = recv(peer, (char *)target + done, length - done, 0);
    if (got <= 0) return FALSE;
    done += got;
  }
  return TRUE;
}

static void send_all(SOCKET peer, const void *source, DWORD length) {
  for (DWORD done = 0; done < length;) {
    int sent = send(peer, (const char *)source + done, (int)min(length - done, 1u << 20), 0);
    if (sent <= 0) return;
    done += (DWORD)sent;
  }
}

static void answer(SOCKET peer, const char *name, const void *bytes, DWORD length) {
  BYTE head[8];
  memcpy(head, name, 4);
  memcpy(head + 4, &length, 4);
  send_all(peer, head, sizeof head);
  send_all(peer, bytes, length);
}

static void answer_number(SOCKET peer, const char *name, DWORD number) { answer(peer, name, &number, sizeof number); }

static void answer_text(SOCKET peer, const char *name, const WCHAR *text) {
  answer(peer, name, text, (DWORD)(wcslen(text) * sizeof *text));
}

static void answer_failure(SOCKET peer, const WCHAR *what) {
  WCHAR text[512];
  _snwprintf(text, 511, L"%ls failed with Windows error %lu", what, GetLastError());
  text[511] = 0;
  answer_text(peer, "FAIL", text);
}

static BOOL receive_request(SOCKET peer, struct request *request) {
  for (;;) {
    BYTE head[8];
    if (!receive_all(peer, head, sizeof head) || request->count >= MOST_FIELDS) return FALSE;
    struct field *field = &request->fields[request->count];
    memcpy(field->name, head, 4);
    memcpy(&field->length, head + 4, 4);
    if (field->length > MOST_BYTES) return FALSE;
    if (!memcmp(field->name, "END.", 4)) return TRUE;
    field->bytes = calloc(1, field->length + 2);
    if (!field->bytes || !receive_all(peer, field->bytes, (int)field->length)) return FALSE;
    request->count++;
  }
}

static const struct field *find(const struct request *request, const char *name) {
  for (int i = 0; i < request->count; i++)
    if (!memcmp(request->fields[i].name, name, 4)) return &request->fields[i];
  return NULL;
}

static WCHAR *text_of(const struct request *request, const char *name) {
  const struct field *field = find(request, name);
  return field ? (WCHAR *)field->bytes : NULL;
}

static DWORD number_of(const struct request *request, const char *name, DWORD otherwise) {
  const struct field *field = find(request, name);
  DWORD number = otherwise;
  if (field && field->length == sizeof number) memcpy(&number, field->bytes, sizeof number);
  return number;
}

// ---- the environment ----

static size_t name_length(const WCHAR *entry) {
  const WCHAR *equals = wcschr(entry + 1, L'='); // + 1: hidden entries such as `=C:=C:\x` start with the sign
  return equals ? (size_t)(equals - entry) : wcslen(entry);
}

static BOOL is_replaced(const struct request *request, const WCHAR *entry) {
  size_t length = name_length(entry);
  for (int i = 0; i < request->count; i++) {
    const struct field *field = &request->fields[i];
    if (memcmp(field->name, "ENV+", 4) && memcmp(field->name, "ENV-", 4)) continue;
    const WCHAR *other = (const WCHAR *)field->bytes;
    if (*other && name_length(other) == length && !_wcsnicmp(other, entry, length)) return TRUE;
  }
  return FALSE;
}

static WCHAR *append(WCHAR *end, const WCHAR *entry) {
  size_t length = wcslen(entry) + 1;
  memcpy(end, entry, length * sizeof *entry);
  return end + length;
}

static WCHAR *build_environment(const struct request *request) {
  WCHAR *own = GetEnvironmentStringsW();
  size_t room = 2;
  for (const WCHAR *entry = own; *entry; entry += wcslen(entry) + 1) room += wcslen(entry) + 1;
  for (int i = 0; i < request->count; i++) room += request->fields[i].length / 2 + 1;
  WCHAR *block = calloc(room, sizeof *block), *end = block;
  if (!block) abort();
  for (const WCHAR *entry = own; *entry; entry += wcslen(entry) + 1)
    if (!is_replaced(request, entry)) end = append(end, entry);
  for (int i = 0; i < request->count; i++)
    if (!memcmp(request->fields[i].name, "ENV+", 4)) end = append(end, (WCHAR *)request->fields[i].bytes);
  FreeEnvironmentStringsW(own);
  return block;
}

// ---- temporary files ----

static HANDLE open_file(const WCHAR *path, DWORD access, DWORD how) {
  SECURITY_ATTRIBUTES inherited = {sizeof inherited, NULL, TRUE};
  DWORD sharing = FILE_SHARE_READ | FILE_SHARE_WRITE | FILE_SHARE_DELETE;
  return CreateFileW(path, access, sharing, &inherited, how, FILE_ATTRIBUTE_NORMAL, NULL);
}

static HANDLE make_temporary(WCHAR path[MAX_PATH]) {
  WCHAR folder[MAX_PATH];
  if (!GetTempPathW(MAX_PATH - 14, folder) || !GetTempFileNameW(folder, L"lab", 0, path)) return INVALID_HANDLE_VALUE;
  return open_file(path, GENERIC_READ | GENERIC_WRITE, CREATE_ALWAYS);
}

static void answer_file(SOCKET peer, const char *name, const WCHAR *path) {
  // A handle of our own: the child's file pointer may still be in use by a grandchild.
  HANDLE file = open_file(path, GENERIC_READ, OPEN_EXISTING);
  DWORD length = file == INVALID_HANDLE_VALUE ? 0 : GetFileSize(file, NULL), got = 0;
  BYTE *bytes = malloc(length + 1);
  if (bytes && length) ReadFile(file, bytes, length, &got, NULL);
  answer(peer, name, bytes, got);
  free(bytes);
  CloseHandle(file);
}

static HANDLE open_input(const struct request *request, WCHAR path[MAX_PATH]) {
  const struct field *input = find(request, "STDI");
  if (!input) return open_file(L"NUL", GENERIC_READ, OPEN_EXISTING);
  HANDLE file = make_temporary(path);
  DWORD written;
  WriteFile(file, input->bytes, input->length, &written, NULL);
  SetFilePointer(file, 0, NULL, FILE_BEGIN);
  return file;
}

// ---- processes ----

static void remember_job(DWORD process, HANDLE job) {
  EnterCriticalSection(&jobs_lock);
  static int next;
  int slot = next++ % MOST_JOBS;
  if (jobs[slot].job) CloseHandle(jobs[slot].job);
  jobs[slot].process = process;
  jobs[slot].job = job;
  LeaveCriticalSection(&jobs_lock);
}

static BOOL end_process(DWORD process) {
  BOOL ended = FALSE;
  EnterCriticalSection(&jobs_lock);
  for (int i = 0; i < MOST_JOBS; i++) {
    if (!jobs[i].job || jobs[i].process != process) continue;
    ended = TerminateJobObject(jobs[i].job, 1);
    CloseHandle(jobs[i].job);
    jobs[i].job = NULL;
  }
  LeaveCriticalSection(&jobs_lock);
  if (ended) return TRUE;
  HANDLE handle = OpenProcess(PROCESS_TERMINATE, FALSE, process);
  ended = handle && TerminateProcess(handle, 1);
  CloseHandle(handle);
  return ended;
}

// Starts the process in a job of its own. Only the three given handles are inherited: with many requests at once a
// child would otherwise keep the files of its neighbours open.
static BOOL create(const struct request *request, HANDLE handles[3], PROCESS_INFORMATION *made, HANDLE *job) {
  SIZE_T size = 0;
  InitializeProcThreadAttributeList(NULL, 1, 0, &size);
  STARTUPINFOEXW start = {.StartupInfo = {.cb = sizeof start, .dwFlags = STARTF_USESTDHANDLES}};
  start.lpAttributeList = malloc(size);
  start.StartupInfo.hStdInput = handles[0];
  start.StartupInfo.hStdOutput = handles[1];
  start.StartupInfo.hStdError = handles[2];
  if (!InitializeProcThreadAttributeList(start.lpAttributeList, 1, 0, &size)) return FALSE;
  UpdateProcThreadAttribute(start.lpAttributeList, 0, PROC_THREAD_ATTRIBUTE_HANDLE_LIST, handles,
                            3 * sizeof(HANDLE), NULL, NULL);
  WCHAR *environment = build_environment(request);
  DWORD flags = EXTENDED_STARTUPINFO_PRESENT | CREATE_UNICODE_ENVIRONMENT | CREATE_SUSPENDED;
  flags |= number_of(request, "CONS", CREATE_NO_WINDOW);
  BOOL done = CreateProcessW(text_of(request, "APPL"), text_of(request, "LINE"), NULL, NULL, TRUE, flags, environment,
                             text_of(request, "CWD."), &start.StartupInfo, made);
  if (done) {
    *job = CreateJobObjectW(NULL, NULL);
    AssignProcessToJobObject(*job, made->hProcess);
    ResumeThread(made->hThread);
    CloseHandle(made->hThread);
  }
  free(environment);
  free(start.lpAttributeList);
  return done;
}

static void finish(SOCKET peer, const struct request *request, PROCESS_INFORMATION *made, HANDLE job) {
  BOOL late = WaitForSingleObject(made->hProcess, number_of(request, "TIME", 60000)) == WAIT_TIMEOUT;
  if (late) {
    TerminateJobObject(job, 1);
    TerminateProcess(made->hProcess, 1);
    WaitForSingleObject(made->hProcess, 5000);
  }
  DWORD code = 1;
  GetExitCodeProcess(made->hProcess, &code);
  answer_number(peer, "CODE", code);
  answer_number(peer, "LATE", late);
}

static void run(SOCKET peer, const struct request *request, BOOL wait) {
  WCHAR paths[3][MAX_PATH] = {{0}};
  HANDLE handles[3] = {open_input(request, paths[0])}, job = NULL;
  for (int i = 1; i < 3; i++)
    handles[i] = wait ? make_temporary(paths[i]) : open_file(L"NUL", GENERIC_WRITE, OPEN_EXISTING);
  PROCESS_INFORMATION made = {0};
  BOOL made_it = create(request, handles, &made, &job);
  if (!made_it) answer_failure(peer, L"CreateProcessW");
  for (int i = 0; i < 3; i++) CloseHandle(handles[i]);
  if (made_it) {
    answer_number(peer, "PID.", made.dwProcessId);
    if (wait) {
      finish(peer, request, &made, job);
      answer_file(peer, "OUT.", paths[1]);
      answer_file(peer, "ERR.", paths[2]);
      CloseHandle(job); // what the process left running goes on, as it would on any desktop
    } else {
      remember_job(made.dwProcessId, job);
    }
    CloseHandle(made.hProcess);
  }
  for (int i = 0; i < 3; i++)
    if (paths[i][0]) DeleteFileW(paths[i]);
}

// ---- windows ----

static BOOL CALLBACK add_control_text(HWND control, LPARAM parameter) {
  WCHAR *all = (WCHAR *)parameter, text[512] = {0};
  DWORD_PTR ignored;
  SendMessageTimeoutW(control, WM_GETTEXT, 511, (LPARAM)text, SMTO_ABORTIFHUNG, 500, &ignored);
  if (wcslen(all) + wcslen(text) + 2 < 2048) wcscat(wcscat(all, text), L"\n");
  return TRUE;
}

static BOOL CALLBACK answer_window(HWND window, LPARAM parameter) {
  WCHAR class_name[256] = {0}, title[512] = {0}, inside[2048] = {0}, line[3072];
  DWORD process = 0;
  if (!IsWindowVisible(window)) return TRUE;
  GetWindowThreadProcessId(window, &process);
  GetClassNameW(window, class_name, 256);
  GetWindowTextW(window, title, 512);
  if (!wcscmp(class_name, L"#32770")) EnumChildWindows(window, add_control_text, (LPARAM)inside);
  _snwprintf(line, 3071, L"%lu\x1f%lu\x1f%ls\x1f%ls\x1f%ls", (DWORD)(ULONG_PTR)window, process, class_name, title, inside);
  line[3071] = 0;
  answer_text((SOCKET)parameter, "WIN.", line);
  return TRUE;
}

// ---- the registry ----

static HKEY open_key(const struct request *request, BOOL make) {
  static const struct {
    const WCHAR *name;
    HKEY root;
  } roots[] = {{L"HKCU\\", HKEY_CURRENT_USER}, {L"HKLM\\", HKEY_LOCAL_MACHINE}, {L"HKCR\\", HKEY_CLASSES_ROOT}};
  const WCHAR *path = text_of(request, "KEY.");
  for (int i = 0; path && i < 3; i++) {
    HKEY key = NULL;
    if (_wcsnicmp(path, roots[i].name, 5)) continue;
    if (make) RegCreateKeyExW(roots[i].root, path + 5, 0, NULL, 0, KEY_ALL_ACCESS, NULL, &key, NULL);
    else RegOpenKeyExW(roots[i].root, path + 5, 0, KEY_READ, &key);
    return key;
  }
  return NULL;
}

static void set_value(SOCKET peer, const struct request *request) {
  const struct field *data = find(request, "DATA");
  HKEY key = open_key(request, TRUE);
  LONG failure = !key || !data ? ERROR_INVALID_PARAMETER
                               : RegSetValueExW(key, text_of(request, "NAME"), 0, number_of(request, "TYPE", REG_SZ),
                                                data->bytes, data->length);
  if (key) RegCloseKey(key);
  answer_number(peer, "DONE", !failure);
}

static void delete_key(SOCKET peer, const struct request *request) {
  const WCHAR *path = text_of(request, "KEY."), *name = text_of(request, "NAME");
  HKEY root = path && !_wcsnicmp(path, L"HKCU", 4) ? HKEY_CURRENT_USER : HKEY_LOCAL_MACHINE, key = NULL;
  LONG failure = ERROR_INVALID_PARAMETER;
  if (path && name && !(failure = RegOpenKeyExW(root, path + 5, 0, KEY_ALL_ACCESS, &key))) {
    failure = RegDeleteValueW(key, name);
    RegCloseKey(key);
  } else if (path && !name) {
    failure = RegDeleteTreeW(root, path + 5);
  }
  answer_number(peer, "DONE", !failure);
}

// For each value NAME, TYPE, DATA; for each key below SUBK.
static void list_key(SOCKET peer, const struct request *request) {
  WCHAR name[16384];
  HKEY key = open_key(request, FALSE);
  answer_number(peer, "DONE", key != NULL);
  if (!key) return;
  BYTE *data = malloc(1 << 20);
  for (DWORD i = 0, length = 16384, size = 1 << 20, type;
       data && !RegEnumValueW(key, i, name, &length, NULL, &type, data, &size); i++, length = 16384, size = 1 << 20) {
    answer_text(peer, "NAME", name);
    answer_number(peer, "TYPE", type);
    answer(peer, "DATA", data, size);
  }
  for (DWORD i = 0, length = 16384; !RegEnumKeyExW(key, i, name, &length, NULL, NULL, NULL, NULL); i++, length = 16384)
    answer_text(peer, "SUBK", name);
  free(data);
  RegCloseKey(key);
}

// Writes a key, with all below it, into a file that is not there yet; NAME is the file.
// Source: https://learn.microsoft.com/windows/win32/api/winreg/nf-winreg-regsavekeyw
static void save_key(SOCKET peer, const struct request *request) {
  HANDLE token = NULL;
  TOKEN_PRIVILEGES backup = {.PrivilegeCount = 1, .Privileges[0].Attributes = SE_PRIVILEGE_ENABLED};
  LookupPrivilegeValueW(NULL, L"SeBackupPrivilege", &backup.Privileges[0].Luid);
  if (OpenProcessToken(GetCurrentProcess(), TOKEN_ADJUST_PRIVILEGES, &token))
    AdjustTokenPrivileges(token, FALSE, &backup, 0, NULL, NULL);
  HKEY key = open_key(request, FALSE);
  LONG failure = key ? RegSaveKeyW(key, text_of(request, "NAME"), NULL) : ERROR_FILE_NOT_FOUND;
  if (key) RegCloseKey(key);
  if (token) CloseHandle(token);
  if (failure && failure != ERROR_FILE_NOT_FOUND) {
    SetLastError((DWORD)failure);
    answer_failure(peer, L"RegSaveKey");
  }
  answer_number(peer, "DONE", !failure);
}

// ---- the service ----

static void answer_environment(SOCKET peer) {
  WCHAR *own = GetEnvironmentStringsW();
  for (const WCHAR *entry = own; *entry; entry += wcslen(entry) + 1) answer_text(peer, "ENV.", entry);
  FreeEnvironmentStringsW(own);
}

static void serve(SOCKET peer, const struct request *request) {
  const struct field *verb = find(request, "VERB");
  const char *name = verb ? (const char *)verb->bytes : "";
  if (!strcmp(name, "run")) run(peer, request, TRUE);
  else if (!strcmp(name, "start")) run(peer, request, FALSE);
  else if (!strcmp(name, "kill")) answer_number(peer, "DONE", end_process(number_of(request, "PID.", 0)));
  else if (!strcmp(name, "windows")) EnumWindows(answer_window, (LPARAM)peer);
  else if (!strcmp(name, "close"))
    answer_number(peer, "DONE", PostMessageW((HWND)(ULONG_PTR)number_of(request, "HWND", 0), WM_CLOSE, 0, 0));
  else if (!strcmp(name, "regset")) set_value(peer, request);
  else if (!strcmp(name, "regdelete")) delete_key(peer, request);
  else if (!strcmp(name, "reglist")) list_key(peer, request);
  else if (!strcmp(name, "regsave")) save_key(peer, request);
  else if (!strcmp(name, "environment")) answer_environment(peer);
  else answer_text(peer, "FAIL", L"unknown verb");
}

static DWORD WINAPI serve_connection(void *parameter) {
  SOCKET peer = (SOCKET)(ULONG_PTR)parameter;
  struct request *request = calloc(1, sizeof *request);
  if (request && receive_request(peer, request)) {
    serve(peer, request);
    answer(peer, "END.", NULL, 0);
  }
  for (int i = 0; request && i < request->count; i++) free(request->fields[i].bytes);
  free(request);
  shutdown(peer, SD_SEND);
  closesocket(peer);
  return 0;
}

static DWORD WINAPI end_with_starter(void *parameter) {
  char byte;
  DWORD got;
  (void)parameter;
  while (ReadFile(GetStdHandle(STD_INPUT_HANDLE), &byte, 1, &got, NULL) && got) {
  }
  ExitProcess(0);
}

// On Windows nothing else ends what tests left running: the job closes with us.
static void own_descendants(void) {
  HANDLE job = CreateJobObjectW(NULL, NULL);
  JOBOBJECT_EXTENDED_LIMIT_INFORMATION limit = {.BasicLimitInformation = {.LimitFlags = JOB_OBJECT_LIMIT_KILL_ON_JOB_CLOSE}};
  SetInformationJobObject(job, JobObjectExtendedLimitInformation, &limit, sizeof limit);
  AssignProcessToJobObject(job, GetCurrentProcess());
}

static BOOL write_port(const WCHAR *path, SOCKET listener) {
  struct sockaddr_in address;
  int length = sizeof address;
  getsockname(listener, (struct sockaddr *)&address, &length);
  FILE *file = _wfopen(path, L"wb");
  if (!file) return FALSE;
  fprintf(file, "%u\n", ntohs(address.sin_port));
  return fclose(file) == 0;
}

int wmain(int count, WCHAR **arguments) {
  if (count != 2) return fputs("usage: agent.exe PORTFILE\n", stderr), 2;
  WSADATA data;
  WSAStartup(MAKEWORD(2, 2), &data);
  InitializeCriticalSection(&jobs_lock);
  SOCKET listener = WSASocketW(AF_INET, SOCK_STREAM, 0, NULL, 0, WSA_FLAG_NO_HANDLE_INHERIT);
  struct sockaddr_in address = {.sin_family = AF_INET, .sin_addr = {.S_un = {.S_addr = htonl(INADDR_LOOPBACK)}}};
  if (bind(listener, (struct sockaddr *)&address, sizeof address) || listen(listener, 128)) return 1;
  own_descendants();
  GetDesktopWindow(); // Wine starts its desktop process for the first who asks: as a test's child it would die with it
  if (!write_port(arguments[1], listener)) return 1;
  if (GetFileType(GetStdHandle(STD_INPUT_HANDLE)) == FILE_TYPE_PIPE) CreateThread(NULL, 0, end_with_starter, NULL, 0, NULL);
  for (;;) {
    SOCKET peer = accept(listener, NULL, NULL);
    if (peer == INVALID_SOCKET) continue;
    SetHandleInformation((HANDLE)peer, HANDLE_FLAG_INHERIT, 0);
    HANDLE thread = CreateThread(NULL, 0, serve_connection, (void *)(ULONG_PTR)peer, 0, NULL);
    if (thread) CloseHandle(thread);
  }
}
