import '../components/fonts.css';
import './machine.css';
import { createRoot } from 'react-dom/client';
import { Panel } from './panel.tsx';

createRoot(document.getElementById('machine') ?? document.body).render(<Panel />);
