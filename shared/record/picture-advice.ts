/** What may be wrong with a still by the measurements at its camera, worst first. Advice: it forbids nothing. */
export const PICTURE_ADVICE = ['blurred', 'dark', 'bright', 'small'] as const;
export type PictureAdvice = (typeof PICTURE_ADVICE)[number];

const PICTURE_ADVICE_LABELS: Record<PictureAdvice, { zh: string; en: string }> = {
  blurred: { zh: '可能模糊', en: 'may be blurred' },
  dark: { zh: '可能过暗', en: 'may be too dark' },
  bright: { zh: '可能过曝', en: 'may be too bright' },
  small: { zh: '小于摄像头可提供的像素', en: 'smaller than the camera offers' },
};

/** The advice in words: `可能模糊、可能过暗`; empty where there is none. */
export const adviceText = (advice: readonly PictureAdvice[], language: 'zh' | 'en'): string =>
  advice.map((one) => PICTURE_ADVICE_LABELS[one][language]).join(language === 'zh' ? '、' : ', ');
