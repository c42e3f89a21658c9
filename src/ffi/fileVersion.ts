import { library } from './library.js';

interface Version {
  GetFileVersionInfoSizeW(file: string, unused: null): number;
  GetFileVersionInfoW(file: string, unused: 0, length: number, data: Uint8Array): number;
}

/** Source: https://learn.microsoft.com/windows/win32/api/winver/ */
const version = library<Version>('version.dll', {
  GetFileVersionInfoSizeW: 'DWORD __stdcall GetFileVersionInfoSizeW(const WCHAR *file, DWORD *unused)',
  GetFileVersionInfoW:
    'BOOL __stdcall GetFileVersionInfoW(const WCHAR *file, DWORD unused, DWORD length, _Out_ BYTE *data)',
});

/**
 * The version in a program's resources, such as `3.20.5`, without a last part that is 0; undefined when the file has
 * none, or cannot be read.
 *
 * Source: https://learn.microsoft.com/windows/win32/menurc/vs-versioninfo
 */
export function fileVersion(file: string): string | undefined {
  const length = version().GetFileVersionInfoSizeW(file, null);
  if (length < fixedInfo + 16) return undefined;
  const data = Buffer.alloc(length);
  if (version().GetFileVersionInfoW(file, 0, length, data) === 0) return undefined;
  if (data.readUInt32LE(fixedInfo) !== signature) return undefined;
  const parts = [10, 8, 14, 12].map((place) => data.readUInt16LE(fixedInfo + place));
  return parts.join('.').replace(/\.0$/, '');
}

/** Where VS_FIXEDFILEINFO stands in VS_VERSIONINFO: behind three WORDs and the padded key "VS_VERSION_INFO". */
const fixedInfo = 40;
const signature = 0xfeef04bd;
