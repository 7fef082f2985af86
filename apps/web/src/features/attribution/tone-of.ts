/** The class of a change in percentage points; nothing has no colour. */
export function toneOf(points: number | null, styles: Readonly<Record<string, string>>): string {
	if (points === null || points === 0) return styles.flat ?? '';
	return styles[points > 0 ? 'up' : 'down'] ?? '';
}
