/** The module koffi. */
export type Koffi = typeof import('koffi');

/**
 * Declares the Windows types that the prototypes use.
 *
 * Handles are declared as integers, because koffi gives integers below 2^53 as numbers, and a number can be a key, be
 * compared, and be sent to another thread. INVALID_HANDLE_VALUE and the predefined registry keys are negative.
 *
 * Source: https://learn.microsoft.com/windows/win32/winprog/windows-data-types
 */
export function declareTypes(koffi: Koffi): void {
  const integers = {
    BOOL: 'int32_t',
    BYTE: 'uint8_t',
    DWORD: 'uint32_t',
    LONG: 'int32_t',
    UINT: 'uint32_t',
    WCHAR: 'char16_t',
    ULONG_PTR: 'uintptr_t',
    HANDLE: 'intptr_t',
    HKEY: 'intptr_t',
    HWND: 'intptr_t',
    LPARAM: 'intptr_t',
  };
  for (const [name, type] of Object.entries(integers)) koffi.alias(name, type);
  koffi.proto('LPARAM __stdcall WindowProcedure(HWND window, UINT message, HANDLE wide, LPARAM long)');
  koffi.proto('void __stdcall TimerProcedure(HWND window, UINT message, ULONG_PTR id, DWORD time)');
  koffi.proto('BOOL __stdcall EnumerateWindow(HWND window, LPARAM value)');
  koffi.proto('void __stdcall SentMessageTaken(HWND window, UINT message, ULONG_PTR number, HANDLE result)');
  for (const [letter, text] of [
    ['A', 'const char *'],
    ['W', 'const WCHAR *'],
  ] as const) {
    koffi.struct(`WNDCLASSEX${letter}`, {
      size: 'UINT',
      style: 'UINT',
      procedure: 'void *',
      classExtra: 'int',
      windowExtra: 'int',
      instance: 'HANDLE',
      icon: 'HANDLE',
      cursor: 'HANDLE',
      background: 'HANDLE',
      menu: text,
      name: text,
      smallIcon: 'HANDLE',
    });
  }
  koffi.struct('MSG', {
    window: 'HWND',
    message: 'UINT',
    wide: 'ULONG_PTR',
    long: 'ULONG_PTR',
    time: 'DWORD',
    x: 'LONG',
    y: 'LONG',
    private: 'DWORD',
  });
  koffi.struct('COPYDATASTRUCT', { number: 'ULONG_PTR', length: 'DWORD', data: 'const BYTE *' });
  koffi.struct('PROCESSENTRY32W', {
    size: 'DWORD',
    usage: 'DWORD',
    process: 'DWORD',
    heap: 'ULONG_PTR',
    module: 'DWORD',
    threads: 'DWORD',
    parent: 'DWORD',
    priority: 'LONG',
    flags: 'DWORD',
    executable: koffi.array('WCHAR', 260, 'String'),
  });
  koffi.struct('SHELLEXECUTEINFOW', {
    size: 'DWORD',
    mask: 'DWORD',
    window: 'HWND',
    verb: 'const WCHAR *',
    file: 'const WCHAR *',
    parameters: 'const WCHAR *',
    directory: 'const WCHAR *',
    show: 'LONG',
    instance: 'HANDLE',
    list: 'void *',
    class: 'const WCHAR *',
    key: 'HKEY',
    hotKey: 'DWORD',
    icon: 'HANDLE',
    process: 'HANDLE',
  });
}
