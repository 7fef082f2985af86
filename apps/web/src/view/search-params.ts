/** The query string with some parameters set, and those that are null or empty left out; the rest stays. */
export function withParams(params: URLSearchParams, change: Readonly<Record<string, string | null>>): URLSearchParams {
	const next = new URLSearchParams(params);
	for (const [name, value] of Object.entries(change)) {
		if (value === null || value === '') next.delete(name);
		else next.set(name, value);
	}
	return next;
}
