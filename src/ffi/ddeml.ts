import { koffi, library } from './library.js';

/** What DDEML calls: the type of the transaction, its format, conversation, names, data, and two values. */
export type DdeCallback = (
  type: number,
  format: number,
  conversation: number,
  first: number,
  second: number,
  data: number,
  firstValue: number,
  secondValue: number,
) => number;

interface Ddeml {
  DdeInitializeA(instance: [number], callback: bigint, flags: number, reserved: 0): number;
  DdeInitializeW(instance: [number], callback: bigint, flags: number, reserved: 0): number;
  DdeUninitialize(instance: number): number;
  DdeGetLastError(instance: number): number;
  DdeCreateStringHandleW(instance: number, text: string, codePage: number): number;
  DdeFreeStringHandle(instance: number, text: number): number;
  DdeConnect(instance: number, service: number, topic: number, context: null): number;
  DdeDisconnect(conversation: number): number;
  DdeClientTransaction(
    data: Uint8Array | null,
    length: number,
    conversation: number,
    item: number,
    format: number,
    type: number,
    timeout: number,
    result: [number],
  ): number;
  DdeAbandonTransaction(instance: number, conversation: number, transaction: number): number;
  DdeGetData(data: number, target: Uint8Array | null, length: number, offset: number): number;
}

/** The DDE Management Library. Source: https://learn.microsoft.com/windows/win32/api/ddeml/ */
export const ddeml = library<Ddeml>('user32.dll', {
  DdeInitializeA: 'UINT __stdcall DdeInitializeA(_Inout_ DWORD *instance, void *callback, DWORD flags, DWORD reserved)',
  DdeInitializeW: 'UINT __stdcall DdeInitializeW(_Inout_ DWORD *instance, void *callback, DWORD flags, DWORD reserved)',
  DdeUninitialize: 'BOOL __stdcall DdeUninitialize(DWORD instance)',
  DdeGetLastError: 'UINT __stdcall DdeGetLastError(DWORD instance)',
  DdeCreateStringHandleW: 'HSZ __stdcall DdeCreateStringHandleW(DWORD instance, const WCHAR *text, int codePage)',
  DdeFreeStringHandle: 'BOOL __stdcall DdeFreeStringHandle(DWORD instance, HSZ text)',
  DdeConnect: 'HCONV __stdcall DdeConnect(DWORD instance, HSZ service, HSZ topic, void *context)',
  DdeDisconnect: 'BOOL __stdcall DdeDisconnect(HCONV conversation)',
  DdeClientTransaction:
    'HDDEDATA __stdcall DdeClientTransaction(const BYTE *data, DWORD length, HCONV conversation, HSZ item, UINT format, UINT type, DWORD timeout, _Out_ DWORD *result)',
  DdeAbandonTransaction: 'BOOL __stdcall DdeAbandonTransaction(DWORD instance, HCONV conversation, DWORD transaction)',
  DdeGetData: 'DWORD __stdcall DdeGetData(HDDEDATA data, _Out_ BYTE *target, DWORD length, DWORD offset)',
});

/** Makes a function callable by DDEML, until `unregisterCallback`. */
export function registerCallback(callback: DdeCallback): bigint {
  return koffi().register(callback, 'DdeCallback *');
}

export function unregisterCallback(callback: bigint): void {
  koffi().unregister(callback);
}
