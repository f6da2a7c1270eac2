export interface SoundSetup {
  isOn(): boolean;
  remember(on: boolean): void;
}

/** Two soft tones when the time is up, made here: no file. Off until somebody turns it on. */
export class Sound {
  readonly #button: HTMLButtonElement;
  readonly #setup: SoundSetup;
  #audio: AudioContext | undefined;

  constructor(button: HTMLButtonElement, setup: SoundSetup) {
    this.#button = button;
    this.#setup = setup;
    button.addEventListener('click', () => {
      // Where the sound waits for a click, this is it.
      if (!this.#isBlocked()) setup.remember(!setup.isOn());
      this.#paint();
      if (setup.isOn()) this.#ring();
    });
    for (const gesture of ['pointerdown', 'keydown'])
      document.addEventListener(gesture, ({ target }) => {
        if (target !== button && this.#isBlocked()) void this.#open().resume();
      });
    // One that was on before a reload: better said now than found out at the end of a turn.
    if (setup.isOn()) this.#open();
    this.#paint();
  }

  play(): void {
    if (this.#setup.isOn() && !this.#isBlocked()) this.#ring();
  }

  #ring(): void {
    const audio = this.#open();
    void audio.resume();
    const { currentTime } = audio;
    this.#tone(audio, 660, currentTime);
    this.#tone(audio, 880, currentTime + 0.25);
  }

  #open(): AudioContext {
    if (this.#audio !== undefined) return this.#audio;
    const audio = new AudioContext();
    audio.addEventListener('statechange', () => {
      this.#paint();
    });
    this.#audio = audio;
    return audio;
  }

  /** VS Code lets a page make no sound before somebody clicked in it. */
  #isBlocked(): boolean {
    return this.#setup.isOn() && this.#audio?.state === 'suspended';
  }

  #tone(audio: AudioContext, hertz: number, atSeconds: number): void {
    const tone = audio.createOscillator();
    const volume = audio.createGain();
    tone.frequency.value = hertz;
    volume.gain.setValueAtTime(0.001, atSeconds);
    volume.gain.exponentialRampToValueAtTime(0.2, atSeconds + 0.03);
    volume.gain.exponentialRampToValueAtTime(0.001, atSeconds + 0.6);
    tone.connect(volume).connect(audio.destination);
    tone.start(atSeconds);
    tone.stop(atSeconds + 0.65);
  }

  #paint(): void {
    const on = this.#setup.isOn();
    this.#button.setAttribute('aria-pressed', String(on));
    const silent = this.#isBlocked() ? ', once you click' : '';
    const text = on ? `Sound at the end: on${silent}` : 'Sound at the end: off';
    if (this.#button.textContent !== text) this.#button.textContent = text;
  }
}
