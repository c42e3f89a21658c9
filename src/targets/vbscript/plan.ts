import type { Bridge } from '../../definition/bridge.js';
import type { Header, PlannedFile } from '../target.js';

export function plan(_bridge: Bridge, _header: Header): PlannedFile[] {
  return [];
}
