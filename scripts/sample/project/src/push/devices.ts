/**
 * The devices that want to be told when voting opens.
 */

/** One telephone. */
export interface Device {
  /** Given by the push supplier, changes when the app is installed again. */
  token: string;
  /** BCP 47, such as `de-AT`. */
  language: string;
}

/** Devices in memory, by token. They are written to the table `devices` by the caller. */
export class DeviceList {
  readonly #devices = new Map<string, Device>();

  /** Adds a device or replaces the one with the same token. */
  add(device: Device): void {
    this.#devices.set(device.token, device);
  }

  /** Forgets devices; those that are not known do no harm. */
  forget(devices: readonly Device[]): void {
    for (const device of devices) this.#devices.delete(device.token);
  }

  /** Those with this language, or with any where none is given. */
  list(language?: string): Device[] {
    return [...this.#devices.values()].filter((device) => !language || device.language === language);
  }
}
