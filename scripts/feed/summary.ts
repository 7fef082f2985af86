import type { FeedSummary } from './run-feed.ts';

const number = (value: number): string => value.toLocaleString('en-GB');
const plural = (count: number, one: string, many = `${one}s`): string => `${number(count)} ${count === 1 ? one : many}`;

/** What became of the lines, for a terminal. */
export function summaryText({ lines, appended, badLines, messages, rejected }: FeedSummary): string {
	const empty = lines - appended - badLines;
	const silent = empty === 0 ? '' : `, ${plural(empty, 'comment or empty line', 'comments and empty lines')}`;
	const text = [
		`${plural(lines, 'line')} read: ${plural(appended, 'record')} appended${silent}, ${plural(badLines, 'bad line')} left out.`,
	];
	if (rejected === null) {
		text.push(`The normaliser has not read all of the ${plural(messages, 'desk message')}: they are in the log and wait for npm start.`);
	} else if (messages > 0) {
		const refused = rejected.reduce((sum, { count }) => sum + count, 0);
		text.push(`${plural(messages, 'desk message')}: ${number(messages - refused)} accepted, ${number(refused)} rejected.`);
		for (const { reason, count, path, message } of rejected)
			text.push(`  ${number(count)} ${reason}, for example ${path === '' ? '' : `${path}: `}${message}`);
	}
	return text.join('\n');
}
