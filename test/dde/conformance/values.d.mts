import type { DdeValue } from '../../../src/dde/formats.js';

export type JsonValue = unknown;
export function toJson(value: DdeValue | undefined): JsonValue;
export function fromJson(value: JsonValue): DdeValue | undefined;
