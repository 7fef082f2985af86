import { Input, MultilineInput } from '@salt-ds/core';
import { MAX_COMMENT_LENGTH, MAX_OVERRIDE_DAYS, REASON_CODES, type ReasonCode } from '@tideline/domain';
import { REASON_NAMES } from '../../format/override-words.ts';
import { formatDate, zoneCity } from '../../format/time.ts';
import { useNow } from '../../stream/use-now.ts';
import { Choice } from './choice.tsx';
import { Field } from './field.tsx';
import type { FieldName } from './fields.ts';
import styles from './reclassify-form.module.css';
import type { Reclassify } from './use-reclassify.ts';
import { formatWhen, parseWhen } from './when-input.ts';

/** What the empty field suggests. */
const TWO_WEEKS_MS = 14 * 86_400_000;
const REASON_OPTIONS = REASON_CODES.map((value) => ({ value, text: REASON_NAMES[value] }));

/** Why, and from when to when. */
export function ReasonFields({ form, timeZone }: { form: Reclassify; timeZone: string }) {
	const { fields, faults, change, leave } = form;
	const now = useNow();
	/** Writes a time in full once it is understood, so that what was read is seen; `Now` stays. */
	const settle = (name: 'effectiveFrom' | 'expiresAt') => {
		const when = parseWhen(fields[name], { now, timeZone });
		if (when.kind === 'instant' && when.at !== now) change({ [name]: formatWhen(when.at, timeZone) });
		leave(name);
	};
	const time = (name: 'effectiveFrom' | 'expiresAt', placeholder: string) => (
		<Input
			bordered
			className={styles.control}
			value={fields[name]}
			placeholder={placeholder}
			inputProps={{
				autoComplete: 'off',
				spellCheck: false,
				onBlur: () => settle(name),
				onChange: ({ target }) => change({ [name]: target.value }),
			}}
		/>
	);
	const left = (name: FieldName) => () => leave(name);
	return (
		<>
			<div className={styles.three}>
				<Field name="reasonCode" label="Reason code" hint="required" fault={faults.reasonCode}>
					<Choice
						options={REASON_OPTIONS}
						value={fields.reasonCode}
						placeholder="Choose a reason"
						onChange={(value) => change({ reasonCode: value as ReasonCode | '' })}
						onBlur={left('reasonCode')}
					/>
				</Field>
				<Field name="effectiveFrom" label="Effective from" hint={`${zoneCity(timeZone)} time`} fault={faults.effectiveFrom}>
					{time('effectiveFrom', 'Now')}
				</Field>
				<Field name="expiresAt" label="Expires" hint={`at most ${MAX_OVERRIDE_DAYS} days`} fault={faults.expiresAt}>
					{time('expiresAt', `${formatDate(now + TWO_WEEKS_MS, timeZone)} 17:00 or 14 d`)}
				</Field>
			</div>
			<Field name="comment" label="Comment" hint="required" fault={faults.comment}>
				<MultilineInput
					bordered
					rows={2}
					className={styles.comment}
					value={fields.comment}
					textAreaProps={{
						maxLength: MAX_COMMENT_LENGTH,
						onBlur: left('comment'),
						onChange: ({ target }) => change({ comment: target.value }),
					}}
				/>
			</Field>
		</>
	);
}
