import type { Catalog } from '../catalog';

export const account: Catalog['account'] = {
  signIn: 'Anmelden',
  username: 'Benutzername',
  password: 'Passwort',
  wrong: 'Benutzername oder Passwort stimmt nicht.',
  tooMany: 'Zu viele Versuche. Warten Sie eine Viertelstunde oder fragen Sie die Verwaltung.',
  expired: 'Ihre Anmeldung ist abgelaufen. Melden Sie sich neu an; was nicht gesendet ist, wartet auf diesem Gerät.',
  offline: 'Der Server ist nicht erreichbar. Zum Anmelden braucht es das Netz.',
  leave: {
    title: 'Einträge sind noch nicht gesendet',
    text_one: '{{count}} Eintrag von Ihnen ist nur auf diesem Gerät. Er wird gesendet, wenn Sie sich hier mit Netz wieder anmelden.',
    text_other: '{{count}} Einträge von Ihnen sind nur auf diesem Gerät. Sie werden gesendet, wenn Sie sich hier mit Netz wieder anmelden.',
    stay: 'Angemeldet bleiben',
    leave: 'Trotzdem abmelden',
  },
  locked: {
    title: 'Gesperrt',
    who: 'Wer macht weiter?',
    pin: 'PIN',
    pinOf: 'PIN von {{name}}',
    unlock: 'Entsperren',
    another: 'Mit Passwort anmelden',
    erase: 'Löschen',
  },
  pin: {
    title: 'PIN für dieses Tablet',
    text: 'Mit einer PIN übernehmen Sie dieses geteilte Tablet schnell, solange Ihre Anmeldung gilt. Sie gilt nur auf diesem Tablet. Berührt es niemand, sperrt es sich nach {{minutes}} Minuten.',
    label: 'PIN, 4 bis 8 Ziffern',
    set: 'PIN setzen',
    done: 'Ihre PIN ist auf diesem Tablet gesetzt.',
  },
};
