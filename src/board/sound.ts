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
      setup.remember(!setup.isOn());
      this.#paint();
      // Also lets the browser know that a person asked for sound.
      this.play();
    });
    this.#paint();
  }

  play(): void {
    if (!this.#setup.isOn()) return;
    this.#audio ??= new AudioContext();
    const { currentTime } = this.#audio;
    this.#tone(this.#audio, 660, currentTime);
    this.#tone(this.#audio, 880, currentTime + 0.25);
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
    this.#button.textContent = on ? 'Sound at the end: on' : 'Sound at the end: off';
  }
}
