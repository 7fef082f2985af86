import type { Position } from '@tideline/domain';
import { formatCount } from '../../format/number.ts';
import type { GridCell } from '../../grid/types.ts';
import { Shape } from '../../ui/shape.tsx';
import { givenBeyondHeld } from './position-order.ts';

/** The first column: what is to be known of a position before its figures. */
export function FlagCell({ data }: GridCell<Position>) {
	if (!data) return null;
	if (data.conflict) return <Mark name="warning" tone="warning" text="Trade and instrument master disagree" />;
	if (givenBeyondHeld(data)) return <Mark name="warning" tone="warning" text="More was given or sold than is held and received" />;
	if (data.overrideId) return <Mark name="diamond" tone="accent" text={`Override ${data.overrideId} in force`} />;
	if (data.lateTrades > 0) return <Mark name="ring" tone="quiet" text={lateText(data.lateTrades)} />;
	return null;
}

const lateText = (trades: number) =>
	trades === 1 ? '1 trade came after its value date' : `${formatCount(trades)} trades came after their value dates`;

function Mark({ name, tone, text }: { name: 'warning' | 'diamond' | 'ring'; tone: 'warning' | 'accent' | 'quiet'; text: string }) {
	return (
		<span title={text}>
			<Shape name={name} tone={tone} />
			<span className="visually-hidden">{text}</span>
		</span>
	);
}
