import type { ReactNode } from 'react';
import classes from './settings.module.css';
import { SettingsMenu } from './settings-menu';

export default function SettingsLayout({ children }: { children: ReactNode }) {
  return (
    <>
      <SettingsMenu />
      <div className={classes.page}>{children}</div>
    </>
  );
}
