import { GROUP, type Position } from '@tideline/domain';
import { formatCount } from '../../format/number.ts';
import { formatTime, formatUtc } from '../../format/time.ts';
import { DrawerSection } from '../../ui/drawer.tsx';
import { Failure } from '../../ui/failure.tsx';
import { ReadingDay } from '../../ui/reading-day.tsx';
import { Shape } from '../../ui/shape.tsx';
import { useViewState } from '../../view/view-state.ts';
import { effectScale } from './effect-scale.ts';
import { EffectTable } from './effect-table.tsx';
import { explain } from './explanation.ts';
import { previewColumns } from './preview-rows.ts';
import styles from './reclassify-form.module.css';
import type { Reclassify } from './use-reclassify.ts';

/** What the override would do now, recomputed as the book moves, and why. */
export function EffectSection({ form, position, timeZone }: { form: Reclassify; position: Position; timeZone: string }) {
	const { preview, previewError, previewFailedAt, previewWaits, fresh, notes } = form;
	const scale = effectScale(useViewState().scale);
	const columns = preview ? previewColumns(preview, position.entityId, GROUP) : [];
	const sentences = preview ? explain(preview, columns, scale) : [];
	const sequence = columns.at(-1)?.sequence;
	return (
		<DrawerSection
			title="Effect if submitted now"
			aside={
				preview && sequence !== undefined ? (
					<span title={formatUtc(preview.computedAt)}>
						recomputed {formatTime(preview.computedAt, timeZone)}, seq {formatCount(sequence)}
					</span>
				) : null
			}
		>
			{previewError ? null : <ReadingDay reason={previewWaits} />}
			{previewError ? <Failure error={previewError} at={previewFailedAt} timeZone={timeZone} /> : null}
			{preview && columns.length > 0 ? (
				<>
					<EffectTable columns={columns} scale={scale} stale={!fresh} />
					{sentences.length > 0 ? (
						<div className={styles.explanation}>
							<Shape name="diamond" tone="accent" />
							<p>{sentences.join(' ')}</p>
						</div>
					) : null}
					{notes.length > 0 ? (
						<div className={styles.warning} role="status">
							<Shape name="warning" tone="warning" />
							<p>{notes.join(' ')}</p>
						</div>
					) : null}
				</>
			) : previewError || previewWaits ? null : (
				<p className={styles.hint}>
					{preview ? 'No figure moves.' : 'Set an asset class, a level or the operational test to see what it does to the ratio.'}
				</p>
			)}
		</DrawerSection>
	);
}
