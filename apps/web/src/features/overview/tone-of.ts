/** The class of a change in percentage points; what rounds to nothing has no colour. */
export function toneOf(points: number | null, styles: Readonly<Record<string, string>>): string {
	if (points === null || Math.abs(points) < 0.005) return styles.flat ?? '';
	return styles[points > 0 ? 'up' : 'down'] ?? '';
}
