import type { LineageResponse, OverrideResponse, PreviewResponse } from '@tideline/api';
import type { Position } from '@tideline/domain';
import { useRef, useState } from 'react';
import { useSearchParams } from 'react-router';
import { DrawerSection } from '../../ui/drawer.tsx';
import { ChangeFields } from './change-fields.tsx';
import { Contradiction } from './contradiction.tsx';
import { EffectSection } from './effect-section.tsx';
import { FormFoot } from './form-foot.tsx';
import { ReasonFields } from './reason-fields.tsx';
import styles from './reclassify-form.module.css';
import { RulebookCheck } from './rulebook-check.tsx';
import { SubmittedOverride } from './submitted-override.tsx';
import { useReclassify } from './use-reclassify.ts';

export interface ReclassifyFormProps {
	position: Position;
	/** Null while it is read. */
	lineage: LineageResponse | null;
	/** Of the entity that the page shows: times are typed and shown in it. */
	timeZone: string;
	onClose(): void;
	/** Told when the override stands in the log; the form goes on to show it, with a way to undo. */
	onSubmitted?(answer: OverrideResponse): void;
}

/** The body of the drawer that reclassifies a position: what, why, until when, and the effect while it is typed. */
export function ReclassifyForm({ position, lineage, timeZone, onClose, onSubmitted }: ReclassifyFormProps) {
	const [params] = useSearchParams();
	const [sent, setSent] = useState<{ answer: OverrideResponse; preview: PreviewResponse | null } | null>(null);
	const element = useRef<HTMLFormElement>(null);
	const form = useReclassify({
		position,
		lineage,
		tradeId: params.get('trade'),
		timeZone,
		onSubmitted(created) {
			setSent({ answer: created, preview: form.preview });
			onSubmitted?.(created);
		},
	});
	if (sent) {
		const { answer, preview } = sent;
		return (
			<SubmittedOverride override={answer.override} preview={preview} entityId={position.entityId} timeZone={timeZone} onClose={onClose} />
		);
	}

	function submit() {
		const fault = form.submit();
		if (fault === null) return;
		element.current?.querySelector<HTMLElement>(`[data-field="${fault}"] :is(button, input, textarea)`)?.focus();
	}
	return (
		<form
			ref={element}
			className={styles.form}
			aria-label={`Reclassify ${position.name}`}
			noValidate
			onSubmit={(event) => {
				event.preventDefault();
				submit();
			}}
			onKeyDown={(event) => {
				// A plain Enter belongs to the field; sending takes Control with it.
				if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
				event.preventDefault();
				submit();
			}}
		>
			<div className={styles.scroll}>
				<DrawerSection title="Reclassify">
					<div className={styles.fields}>
						<ChangeFields form={form} position={position} />
						<ReasonFields form={form} timeZone={timeZone} />
					</div>
				</DrawerSection>
				{form.preview ? <RulebookCheck check={form.preview.rulebookCheck} /> : null}
				<Contradiction form={form} />
				<EffectSection form={form} position={position} timeZone={timeZone} />
			</div>
			<FormFoot form={form} onClose={onClose} />
		</form>
	);
}
