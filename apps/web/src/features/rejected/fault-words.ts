import type { RejectedRow } from '@tideline/stream';
import { formatCount } from '../../format/number.ts';

type Fault = Pick<RejectedRow, 'topic' | 'path' | 'position' | 'message'>;

/** Where and what: `isin, byte 92: check digit is 4, must be 7`; `tag 31: 31 is missing`. */
export function faultWords({ topic, path, position, message }: Fault): string {
	// The desks that speak FIX are the execution systems; their paths are tags.
	const field = path !== '' && topic.startsWith('ems.') ? `tag ${path}` : path;
	const where = [field, position === null ? '' : `byte ${formatCount(position)}`].filter(Boolean).join(', ');
	return where === '' || message.startsWith(`${where} `) ? message : `${where}: ${message}`;
}
