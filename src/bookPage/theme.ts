import { byId } from './dom';

const key = 'mob-handover-theme';

/** Light, dark, or as the system has it; remembered where the browser allows that to a file. */
export function startTheme(): void {
  const choice = byId('ui:theme', HTMLFieldSetElement);
  const apply = (value: string): void => {
    if (value === 'auto') delete document.documentElement.dataset['theme'];
    else document.documentElement.dataset['theme'] = value;
  };
  const chosen = remembered();
  apply(chosen);
  for (const radio of choice.querySelectorAll('input')) {
    radio.checked = radio.value === chosen;
    radio.addEventListener('change', () => {
      apply(radio.value);
      remember(radio.value);
    });
  }
  choice.hidden = false;
}

function remembered(): string {
  try {
    const value = localStorage.getItem(key);
    return value === 'light' || value === 'dark' ? value : 'auto';
  } catch {
    return 'auto';
  }
}

function remember(value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    // It then holds until the page is closed.
  }
}
