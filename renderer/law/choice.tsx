import { Radio } from 'antd';

interface ChoiceProps<T extends string> {
  legend: string;
  values: readonly T[];
  labels: Record<T, { zh: string; en: string }>;
  language: 'zh' | 'en';
  chosen: T | null;
  /** Begins the test id of each choice. */
  testId: string;
  onChoose: (value: T) => void;
}

/** One of a few codes, all in view. */
export function Choice<T extends string>(props: ChoiceProps<T>) {
  const { legend, values, labels, language, chosen, testId, onChoose } = props;
  return (
    <fieldset>
      <legend>{legend}</legend>
      <Radio.Group value={chosen} onChange={(event) => onChoose(event.target.value as T)}>
        {values.map((value) => (
          <Radio key={value} value={value} data-testid={`${testId}-${value}`}>
            {labels[value][language]}
          </Radio>
        ))}
      </Radio.Group>
    </fieldset>
  );
}
