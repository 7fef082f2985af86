import { MAX_WHAT_IF_BYTES } from '@tideline/api';
import { repeatedKeys } from '@tideline/domain';

/** A balance-sheet file that was chosen, as far as the browser can read it. */
export type UploadedFile =
	| { readonly kind: 'document'; readonly name: string; readonly document: unknown }
	| { readonly kind: 'unreadable'; readonly name: string; readonly why: string };

/** What the request needs besides the file. */
const ROOM_BYTES = 32 * 1024;
const MAX_FILE_BYTES = MAX_WHAT_IF_BYTES - ROOM_BYTES;

/** Reads a chosen file; it is kept in this page only. */
export async function readUpload(file: Pick<File, 'name' | 'size' | 'text'>): Promise<UploadedFile> {
	const { name, size } = file;
	if (size > MAX_FILE_BYTES) {
		return { kind: 'unreadable', name, why: `It has ${size} bytes; ${MAX_FILE_BYTES} are the most.` };
	}
	const text = await file.text();
	try {
		const document: unknown = JSON.parse(text);
		const [repeated] = repeatedKeys(text);
		if (repeated !== undefined) return { kind: 'unreadable', name, why: `${repeated.path} ${repeated.text}.` };
		return { kind: 'document', name, document };
	} catch (error) {
		return { kind: 'unreadable', name, why: `It is not JSON: ${error instanceof Error ? error.message : 'it cannot be read'}.` };
	}
}
