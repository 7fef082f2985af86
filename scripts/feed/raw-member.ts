const SPACE = /\s/;

/** Source text of one member of a JSON object, exactly as written; null when there is none. The text must be valid JSON. */
export function rawMember(json: string, name: string): string | null {
	let index = json.indexOf('{') + 1;
	for (;;) {
		index = skipSpace(json, index);
		if (json[index] === '}' || index >= json.length) return null;
		const nameEnd = endOfString(json, index);
		const found = JSON.parse(json.slice(index, nameEnd)) === name;
		const start = skipSpace(json, skipSpace(json, nameEnd) + 1);
		const end = endOfValue(json, start);
		if (found) return json.slice(start, end).trimEnd();
		index = end + 1;
	}
}

function skipSpace(json: string, from: number): number {
	let index = from;
	while (SPACE.test(json[index] ?? '')) index++;
	return index;
}

/** Behind the closing quote. */
function endOfString(json: string, from: number): number {
	let index = from + 1;
	while (json[index] !== '"') index += json[index] === '\\' ? 2 : 1;
	return index + 1;
}

/** At the comma or the brace that ends a member. */
function endOfValue(json: string, from: number): number {
	let depth = 0;
	let index = from;
	for (;;) {
		const character = json[index];
		if (character === '"') {
			index = endOfString(json, index);
			continue;
		}
		if (depth === 0 && (character === ',' || character === '}')) return index;
		if (character === '{' || character === '[') depth++;
		if (character === '}' || character === ']') depth--;
		index++;
	}
}
