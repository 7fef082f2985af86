import { type Path, type Problem, pathText } from './problem.ts';

/** Texts, marks and line ends of JSON; of numbers and words nothing is asked. */
const TOKEN = /"[^"\\]*(?:\\.[^"\\]*)*"|[{}[\],:]|\n/g;

/** Beyond them a reader mends what is said first; and their text has a limit however the document is made. */
const MOST_PROBLEMS = 20;
/** Steps of a path that are told: the innermost. */
const MOST_STEPS = 12;
const LONGEST_STEP = 100;

/** An object or a list that is open. */
interface Open {
	/** The lines of the keys so far; null of a list. */
	readonly keys: Map<string, number> | null;
	/** Where it is in what is around it. */
	step: string | number;
	expectsKey: boolean;
}

/**
 * The keys that stand twice in one object of a JSON text, each with its lines: a parser takes the last and says nothing, so that a figure
 * would be left out in silence. `text` has to be JSON that has been parsed. The first twenty.
 */
export function repeatedKeys(text: string): Problem[] {
	const problems: Problem[] = [];
	const open: Open[] = [];
	let line = 1;
	for (const [token] of text.matchAll(TOKEN)) {
		const inner = open.at(-1);
		if (token === '\n') line++;
		else if (token === '{') open.push({ keys: new Map(), step: '', expectsKey: true });
		else if (token === '[') open.push({ keys: null, step: 0, expectsKey: false });
		else if (token === '}' || token === ']') open.pop();
		else if (inner === undefined || token === ':') continue;
		else if (token === ',') next(inner);
		else if (inner.keys !== null && inner.expectsKey) {
			const key = JSON.parse(token) as string;
			inner.step = key;
			inner.expectsKey = false;
			const before = inner.keys.get(key);
			inner.keys.set(key, line);
			if (before === undefined) continue;
			problems.push({ path: pathOf(open), text: `is there twice, ${places(before, line)}` });
			if (problems.length === MOST_PROBLEMS) return problems;
		}
	}
	return problems;
}

function next(open: Open): void {
	if (open.keys === null) open.step = Number(open.step) + 1;
	else open.expectsKey = true;
}

function pathOf(open: readonly Open[]): string {
	const path: Path = open.slice(-MOST_STEPS).map(({ step }) => (typeof step === 'string' ? step.slice(0, LONGEST_STEP) : step));
	return open.length > MOST_STEPS ? `…${pathText(path)}` : pathText(path);
}

const places = (before: number, line: number): string => (before === line ? `both on line ${line}` : `on lines ${before} and ${line}`);
