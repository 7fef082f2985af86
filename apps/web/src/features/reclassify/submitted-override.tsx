import { Button } from '@salt-ds/core';
import type { OverrideResponse, PreviewResponse } from '@tideline/api';
import { GROUP } from '@tideline/domain';
import { useEffect, useRef } from 'react';
import { fieldChanges, OVERRIDE_STATE_NAMES } from '../../format/override-words.ts';
import { formatTime, formatUtc } from '../../format/time.ts';
import { shortOverrideId, useReverseOverride } from '../../query/overrides.ts';
import { useStream } from '../../stream/use-stream.ts';
import { DrawerSection } from '../../ui/drawer.tsx';
import { Shape } from '../../ui/shape.tsx';
import { useViewState } from '../../view/view-state.ts';
import { effectScale } from './effect-scale.ts';
import { EffectTable } from './effect-table.tsx';
import { previewColumns } from './preview-rows.ts';
import styles from './reclassify-form.module.css';
import { formatWhen } from './when-input.ts';

/** The line after submitting: what is in force now and until when, with the way back. It follows the log: an end from elsewhere shows too. */
export function SubmittedOverride({ override: answered, preview, entityId, timeZone, onClose }: SubmittedOverrideProps) {
	const { scale } = useViewState();
	const line = useRef<HTMLDivElement>(null);
	useEffect(function takeTheFocusFromTheForm() {
		// The form that had it is gone; Undo and Done are the next to be reached by Tab.
		line.current?.focus();
	}, []);
	const columns = preview ? previewColumns(preview, entityId, GROUP) : [];
	const reverse = useReverseOverride();
	const streamed = useStream('overrides').rows.get(answered.overrideId);
	const override = reverse.data?.override ?? streamed ?? answered;
	const changes = fieldChanges(override as Parameters<typeof fieldChanges>[0], null);
	const open = override.state === 'IN_FORCE' || override.state === 'SCHEDULED';
	const when = (at: number) => <time title={formatUtc(at)}>{formatWhen(at, timeZone)}</time>;
	return (
		<>
			<div className={styles.submitted} role="status" ref={line} tabIndex={-1}>
				<p className={styles.submittedLine}>
					<Shape name={open ? 'check' : 'diamond-hollow'} tone={open ? 'live' : 'quiet'} />
					<strong>{OVERRIDE_STATE_NAMES[override.state]}</strong>
					<span className={styles.rule}>{shortOverrideId(override.overrideId)}</span>
				</p>
				<p>
					{override.targetName}: {changes.map(({ field, to }) => `${field.toLowerCase()} ${to}`).join(', ')}.{' '}
					{override.state === 'SCHEDULED' ? <>From {when(override.effectiveFrom)}, until </> : open ? 'Until ' : 'It was to end '}
					{when(override.expiresAt)}.
				</p>
				{reverse.error ? (
					<p className={styles.fault} role="alert">
						{reverse.error.message}
					</p>
				) : null}
				<div className={styles.actions}>
					{open ? (
						<Button
							appearance="bordered"
							disabled={reverse.isPending}
							onClick={() => reverse.mutate({ overrideId: override.overrideId, comment: 'Undone by its maker.' })}
						>
							{reverse.isPending ? 'Undoing' : 'Undo'}
						</Button>
					) : null}
					<Button appearance="solid" sentiment="accented" onClick={onClose}>
						Done
					</Button>
				</div>
			</div>
			{preview && columns.length > 0 ? (
				<DrawerSection title="Effect as submitted" aside={formatTime(preview.computedAt, timeZone)}>
					<EffectTable columns={columns} scale={effectScale(scale)} stale={!open} />
				</DrawerSection>
			) : null}
		</>
	);
}

interface SubmittedOverrideProps {
	override: OverrideResponse['override'];
	/** What it was said to do when it was submitted. */
	preview: PreviewResponse | null;
	entityId: string;
	timeZone: string;
	onClose(): void;
}
