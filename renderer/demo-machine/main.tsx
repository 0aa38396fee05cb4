import '../components/fonts.css';
import './page.css';
import { createRoot } from 'react-dom/client';
import { Panel } from './panel.tsx';

createRoot(document.getElementById('machine') ?? document.body).render(<Panel />);
