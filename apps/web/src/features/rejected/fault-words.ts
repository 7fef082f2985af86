import { speaksFix } from '@tideline/api';
import type { RejectedRow } from '@tideline/stream';
import { formatCount } from '../../format/number.ts';

type Fault = Pick<RejectedRow, 'topic' | 'path' | 'position' | 'message'>;

/** Where and what: `isin, byte 92: check digit is 4, must be 7`; `tag 31: 31 is missing`. */
export function faultWords({ topic, path, position, message }: Fault): string {
	// The paths of FIX are tags.
	const field = path !== '' && speaksFix(topic) ? `tag ${path}` : path;
	const where = [field, position === null ? '' : `byte ${formatCount(position)}`].filter(Boolean).join(', ');
	return where === '' || message.startsWith(`${where} `) ? message : `${where}: ${message}`;
}
