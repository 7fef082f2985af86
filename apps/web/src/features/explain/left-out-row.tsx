import type { LeftOutRows } from '@tideline/api';
import type { Scale } from '../../format/money.ts';
import { formatCount } from '../../format/number.ts';
import { Amount } from '../../ui/amount.tsx';
import { Row } from './row.tsx';

export interface LeftOutRowProps {
	leftOut: LeftOutRows | null;
	/** What they are, in the plural. */
	words: string;
	currency: string;
	scale: Scale;
	onMore(): void;
}

/** The rows that are left out for their number, with what they come to; it opens more of them. */
export function LeftOutRow({ leftOut, words, currency, scale, onMore }: LeftOutRowProps) {
	if (leftOut === null) return null;
	return (
		<Row
			name={`${formatCount(leftOut.count)} more ${words}`}
			figure={<Amount minor={leftOut.weighted} currency={currency} scale={scale} />}
			quiet
			onOpen={onMore}
		/>
	);
}
