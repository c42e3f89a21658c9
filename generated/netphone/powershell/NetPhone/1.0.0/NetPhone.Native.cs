// Net Phone: what the PowerShell module NetPhone needs of Windows that PowerShell has no words for.
// [bridgesmith:netphone/powershell] Made by bridgesmith 0.1.0; what is changed here is lost when it is made again.
// To change it: bridgesmith generate netphone --target powershell
//
// C# 5, the language of the compiler in Windows PowerShell 5.1.
using System;
using System.Runtime.InteropServices;
using System.Text;
using System.Threading;

namespace Bridgesmith.NetPhone.V1_0_0
{
    /// <summary>A client of the DDE management library (DDEML), one conversation a call.</summary>
    public static class DdeClient
    {
        /// <summary>The conversation is still waiting long after its time: a hung window blocks it.</summary>
        public const int Stuck = -1;

        const uint ApplicationClientOnly = 0x10;
        const uint SkipAllNotifications = 0x3c0000;
        const int AnsiCodePage = 1004; // CP_WINANSI
        const int UnicodeCodePage = 1200; // CP_WINUNICODE
        const uint TextFormat = 1; // CF_TEXT
        const uint UnicodeTextFormat = 13; // CF_UNICODETEXT
        const uint ExecuteTransaction = 0x4050; // XTYP_EXECUTE
        const uint RequestTransaction = 0x20b0; // XTYP_REQUEST
        const int Busy = 0x4001; // DMLERR_BUSY
        const uint BusyFlag = 0x4000; // DDE_FBUSY
        const int NotProcessed = 0x4009; // DMLERR_NOTPROCESSED
        const int NoUnicodeTranslation = 1113; // ERROR_NO_UNICODE_TRANSLATION

        // DDEML keeps the address; the field keeps the delegate alive.
        static readonly DdeCallback Callback = Ignore;

        /// <summary>Sends a command and waits for its acknowledgement. 0, or a DMLERR code.</summary>
        public static int Execute(string service, string topic, string command, bool ansi, int milliseconds)
        {
            byte[] data = Encode(command, ansi);
            if (data == null) return NoUnicodeTranslation;
            byte[] answer;
            // The format of a command is 0: both sides' character sets say how it is to be converted.
            return OnOwnThread(new Conversation(service, topic, ansi, milliseconds), ExecuteTransaction, data, null, 0, out answer);
        }

        /// <summary>Asks for an item as text. 0, or a DMLERR code.</summary>
        public static int Request(string service, string topic, string item, bool ansi, int milliseconds, ref string text)
        {
            byte[] answer;
            int code = NotProcessed;
            if (!ansi)
            {
                code = OnOwnThread(new Conversation(service, topic, false, milliseconds), RequestTransaction, null, item, UnicodeTextFormat, out answer);
                if (code == 0) text = Decode(answer, Encoding.Unicode.GetString);
            }
            if (code == NotProcessed)
            {
                code = OnOwnThread(new Conversation(service, topic, ansi, milliseconds), RequestTransaction, null, item, TextFormat, out answer);
                if (code == 0) text = Decode(answer, FromAnsi);
            }
            return code;
        }

        /// <summary>
        /// DDEML belongs to the thread that initialized it and runs a message loop in it while it waits, so it gets a
        /// thread of its own. DdeConnect asks every window and hangs with a hung one; then that thread is left behind.
        /// </summary>
        static int OnOwnThread(Conversation conversation, uint type, byte[] data, string item, uint format, out byte[] answer)
        {
            int code = Stuck;
            byte[] received = null;
            Thread thread = new Thread(delegate() { code = conversation.Run(type, data, item, format, out received); });
            thread.IsBackground = true;
            thread.Start();
            bool ended = thread.Join(conversation.Milliseconds + 2000);
            answer = ended ? received : null;
            return ended ? code : Stuck;
        }

        sealed class Conversation
        {
            public readonly int Milliseconds;
            readonly string service;
            readonly string topic;
            readonly bool ansi;
            readonly int started = Environment.TickCount;

            public Conversation(string service, string topic, bool ansi, int milliseconds)
            {
                this.service = service;
                this.topic = topic;
                this.ansi = ansi;
                Milliseconds = milliseconds;
            }

            public int Run(uint type, byte[] data, string item, uint format, out byte[] answer)
            {
                answer = null;
                uint instance = 0;
                uint flags = ApplicationClientOnly | SkipAllNotifications;
                uint refused = ansi
                    ? DdeInitializeA(ref instance, Callback, flags, 0)
                    : DdeInitializeW(ref instance, Callback, flags, 0);
                if (refused != 0) return (int)refused;
                try
                {
                    return Converse(instance, type, data, item, format, out answer);
                }
                finally
                {
                    DdeUninitialize(instance);
                }
            }

            int Converse(uint instance, uint type, byte[] data, string item, uint format, out byte[] answer)
            {
                answer = null;
                IntPtr serviceName = CreateName(instance, service);
                IntPtr topicName = CreateName(instance, topic);
                IntPtr itemName = item == null ? IntPtr.Zero : CreateName(instance, item);
                try
                {
                    IntPtr conversation = DdeConnect(instance, serviceName, topicName, IntPtr.Zero);
                    if (conversation == IntPtr.Zero) return LastError(instance);
                    try
                    {
                        return Transact(instance, conversation, type, data, itemName, format, out answer);
                    }
                    finally
                    {
                        DdeDisconnect(conversation);
                    }
                }
                finally
                {
                    foreach (IntPtr name in new[] { serviceName, topicName, itemName })
                    {
                        if (name != IntPtr.Zero) DdeFreeStringHandle(instance, name);
                    }
                }
            }

            int Transact(uint instance, IntPtr conversation, uint type, byte[] data, IntPtr item, uint format, out byte[] answer)
            {
                answer = null;
                while (true)
                {
                    // TickCount wraps after 25 days; the difference does not mind.
                    int left = Math.Max(1, Milliseconds - unchecked(Environment.TickCount - started));
                    uint size = data == null ? 0 : (uint)data.Length;
                    uint result;
                    IntPtr handle = DdeClientTransaction(data, size, conversation, item, format, type, (uint)left, out result);
                    if (handle != IntPtr.Zero)
                    {
                        if (type == RequestTransaction) answer = TakeData(handle);
                        return 0;
                    }
                    // The server's own word comes in the low half of the result; Wine's library says no more than "refused".
                    int code = (result & BusyFlag) != 0 ? Busy : LastError(instance);
                    if (code != Busy || left == 1) return code;
                    Thread.Sleep(Math.Min(50, left));
                }
            }

            IntPtr CreateName(uint instance, string name)
            {
                return ansi
                    ? DdeCreateStringHandleA(instance, name, AnsiCodePage)
                    : DdeCreateStringHandleW(instance, name, UnicodeCodePage);
            }
        }

        static int LastError(uint instance)
        {
            uint code = DdeGetLastError(instance);
            return code == 0 ? 0x400f : (int)code; // DMLERR_SYS_ERROR where DDEML does not say
        }

        static byte[] TakeData(IntPtr handle)
        {
            byte[] data = new byte[DdeGetData(handle, null, 0, 0)];
            DdeGetData(handle, data, (uint)data.Length, 0);
            DdeFreeDataHandle(handle);
            return data;
        }

        /// <summary>The text with its terminating zero; null when the code page lacks a character.</summary>
        static byte[] Encode(string text, bool ansi)
        {
            string terminated = text + "\0";
            if (!ansi) return Encoding.Unicode.GetBytes(terminated);
            bool replaced;
            byte[] bytes = new byte[terminated.Length * 2];
            int size = WideCharToMultiByte(0, NoBestFitCharacters, terminated, terminated.Length, bytes, bytes.Length, IntPtr.Zero, out replaced);
            if (replaced || size == 0) return null;
            Array.Resize(ref bytes, size);
            return bytes;
        }

        delegate string Decoder(byte[] bytes);

        static string Decode(byte[] bytes, Decoder decoder)
        {
            string text = decoder(bytes);
            int end = text.IndexOf('\0');
            return end < 0 ? text : text.Substring(0, end);
        }

        static string FromAnsi(byte[] bytes)
        {
            char[] text = new char[bytes.Length];
            int length = MultiByteToWideChar(0, 0, bytes, bytes.Length, text, text.Length);
            return new string(text, 0, length);
        }

        static IntPtr Ignore(
            uint type, uint format, IntPtr conversation, IntPtr first, IntPtr second, IntPtr data, UIntPtr one, UIntPtr two)
        {
            return IntPtr.Zero;
        }

        delegate IntPtr DdeCallback(
            uint type, uint format, IntPtr conversation, IntPtr first, IntPtr second, IntPtr data, UIntPtr one, UIntPtr two);

        const uint NoBestFitCharacters = 0x400; // WC_NO_BEST_FIT_CHARS

        [DllImport("user32.dll")]
        static extern uint DdeInitializeW(ref uint instance, DdeCallback callback, uint flags, uint reserved);

        [DllImport("user32.dll")]
        static extern uint DdeInitializeA(ref uint instance, DdeCallback callback, uint flags, uint reserved);

        [DllImport("user32.dll")]
        static extern bool DdeUninitialize(uint instance);

        [DllImport("user32.dll", CharSet = CharSet.Unicode)]
        static extern IntPtr DdeCreateStringHandleW(uint instance, string text, int codePage);

        [DllImport("user32.dll", CharSet = CharSet.Ansi)]
        static extern IntPtr DdeCreateStringHandleA(uint instance, string text, int codePage);

        [DllImport("user32.dll")]
        static extern bool DdeFreeStringHandle(uint instance, IntPtr text);

        [DllImport("user32.dll")]
        static extern IntPtr DdeConnect(uint instance, IntPtr service, IntPtr topic, IntPtr context);

        [DllImport("user32.dll")]
        static extern bool DdeDisconnect(IntPtr conversation);

        [DllImport("user32.dll")]
        static extern IntPtr DdeClientTransaction(
            byte[] data, uint size, IntPtr conversation, IntPtr item, uint format, uint type, uint timeout, out uint result);

        [DllImport("user32.dll")]
        static extern uint DdeGetData(IntPtr handle, byte[] buffer, uint size, uint offset);

        [DllImport("user32.dll")]
        static extern bool DdeFreeDataHandle(IntPtr handle);

        [DllImport("user32.dll")]
        static extern uint DdeGetLastError(uint instance);

        [DllImport("kernel32.dll", CharSet = CharSet.Unicode)]
        static extern int WideCharToMultiByte(
            uint codePage, uint flags, string text, int length, byte[] bytes, int size, IntPtr replacement, out bool replaced);

        [DllImport("kernel32.dll", CharSet = CharSet.Unicode)]
        static extern int MultiByteToWideChar(uint codePage, uint flags, byte[] bytes, int size, [Out] char[] text, int length);
    }
}
