import './styles/fonts.css';
import './styles/tokens.css';
import './styles/base.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';

if (new URLSearchParams(location.search).has('embed')) document.documentElement.dataset.embed = '';

/** Who may sign the page in when it is embedded; the server writes it into the page. */
const hostOrigins = (
  document.querySelector<HTMLMetaElement>('meta[name="missionboard-hosts"]')?.content ?? ''
)
  .split(' ')
  .filter((origin) => origin !== '');

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <App hostOrigins={[location.origin, ...hostOrigins]} />
  </StrictMode>,
);
