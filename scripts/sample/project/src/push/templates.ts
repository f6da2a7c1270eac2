/** The texts of push messages, by language; English where a language has none. */
const texts: Record<string, Record<string, string>> = {
  en: { open: 'Voting is open. Choose well.', close: 'One minute left to vote.' },
  de: { open: 'Die Abstimmung läuft.', close: 'Noch eine Minute.' },
};

/** Names of the texts. */
export type TemplateName = 'open' | 'close';

/**
 * The text to send.
 *
 * @param language BCP 47; only the part before the first hyphen is looked at
 */
export const textOf = (name: TemplateName, language: string): string => {
  const [primary = 'en'] = language.split('-');
  return texts[primary]?.[name] ?? texts['en']?.[name] ?? '';
};
