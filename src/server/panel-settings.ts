import { fileURLToPath } from 'node:url';
import type { Config } from '../config/config.ts';
import type { PanelSettings } from '../http/panel-files.ts';

/** The panel as the settings want it; undefined where it is switched off. */
export const panelSettings = (config: Config): PanelSettings | undefined =>
  config.PANEL === 'off'
    ? undefined
    : {
        folder: fileURLToPath(new URL('../../panel/dist', import.meta.url)),
        frameAncestors: config.FRAME_ANCESTORS,
        hosts: config.ALLOWED_ORIGINS,
      };
