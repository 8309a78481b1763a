import { PlainPage } from './plain-page';

export default function NotFound() {
  return <PlainPage words="notFound" />;
}
