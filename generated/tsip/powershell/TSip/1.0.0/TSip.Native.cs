// tSIP: what the PowerShell module TSip needs of Windows that PowerShell has no words for.
// [bridgesmith:tsip/powershell c3f5a761115b] Made by bridgesmith 0.1.0; what is changed here is lost when it is made again with --force.
// To change it: bridgesmith generate tsip --target powershell
//
// C# 5, the language of the compiler in Windows PowerShell 5.1.
using System;
using System.Collections.Generic;
using System.Runtime.InteropServices;
using System.Text;
using System.Threading;

namespace Bridgesmith.TSip.V1_0_0
{
    /// <summary>A client of DDE, one conversation a call.</summary>
    public static class DdeClient
    {
        /// <summary>Sends a command and waits for its acknowledgement.</summary>
        public static DdeAnswer Execute(string service, string topic, string command, bool ansi, int milliseconds)
        {
            byte[] data = DdeText.Encode(command, ansi);
            if (data == null) return new DdeAnswer { Code = DdeText.NotInCodePage };
            // The format of a command is 0: both sides' character sets say how it is to be converted.
            DdeConversation conversation = new DdeConversation(service, topic, ansi, new Deadline(milliseconds));
            return conversation.TransactAlone(DdeLibrary.Execute, data, null, 0);
        }

        /// <summary>Asks for an item, in the first of these formats in which the server has it.</summary>
        public static DdeAnswer Request(string service, string topic, string item, string[] formats, bool ansi, int milliseconds)
        {
            Deadline deadline = new Deadline(milliseconds);
            DdeAnswer answer = null;
            foreach (string format in formats)
            {
                // Each in a conversation of its own: nothing that a server says late can pass for the next answer.
                DdeConversation conversation = new DdeConversation(service, topic, ansi, deadline);
                answer = conversation.TransactAlone(DdeLibrary.Request, null, item, DdeFormat.NumberOf(format));
                if (answer.Data != null) answer.Data.Format = format;
                if (answer.Code != DdeLibrary.NotProcessed) break;
            }
            return answer;
        }
    }

    /// <summary>What became of a transaction.</summary>
    public sealed class DdeAnswer
    {
        /// <summary>0, or an error code: of DDEML (DMLERR), of Windows, or one of ours.</summary>
        public int Code;
        /// <summary>What broke on the way, in words; null when nothing did.</summary>
        public string Problem;
        /// <summary>What the server gave; null when it was not asked, or gave nothing.</summary>
        public DdeData Data;
    }

    /// <summary>
    /// Hot links: the server says so when an item changes. They belong to a thread of their own, which takes Windows'
    /// messages all the time: a thread with windows that takes none stands in the way of everybody's DDE.
    /// </summary>
    public sealed class DdeWatch : IDisposable
    {
        /// <summary>
        /// How many updates may wait to be read. More are left to wait with the server, which sends none before the last
        /// was acknowledged.
        /// </summary>
        const int MostWaiting = 1000;

        /// <summary>What WaitForStart gives when there is no telling yet.</summary>
        public const int Pending = -2;

        readonly string service;
        readonly bool ansi;
        readonly DdeLibrary library;
        readonly List<Link> links = new List<Link>();
        readonly Dictionary<string, DdeConversation> conversations = new Dictionary<string, DdeConversation>();
        readonly Queue<DdeUpdate> updates = new Queue<DdeUpdate>();
        readonly ManualResetEvent begun = new ManualResetEvent(false);
        readonly AutoResetEvent arrived = new AutoResetEvent(false);
        readonly AutoResetEvent wake = new AutoResetEvent(false);
        Thread thread;
        Deadline deadline;
        int code;
        volatile bool stopping;
        volatile bool ended;
        volatile string problem;

        sealed class Link
        {
            public string Topic;
            public string Item;
            public string[] Formats;
            /// <summary>Of these, the one that the server has agreed to, or is asked for; null when it has refused.</summary>
            public string Format;
            /// <summary>Shared by all links of a topic.</summary>
            public DdeConversation Conversation;
            public IntPtr ItemName;

            public bool IsSame(Link other)
            {
                // DDE's names are atoms, which do not tell upper from lower case.
                return string.Equals(Topic, other.Topic, StringComparison.OrdinalIgnoreCase)
                    && string.Equals(Item, other.Item, StringComparison.OrdinalIgnoreCase);
            }

            public bool IsOf(IntPtr conversation, IntPtr item)
            {
                return Conversation != null && Conversation.Handle == conversation && DdeLibrary.DdeCmpStringHandles(ItemName, item) == 0;
            }
        }

        public DdeWatch(string service, bool ansi)
        {
            this.service = service;
            this.ansi = ansi;
            library = new DdeLibrary(ansi, OnTransaction);
        }

        /// <summary>The item that was under way last; when the start fails, what could not be watched.</summary>
        public string Latest { get; private set; }

        /// <summary>The topic of that item.</summary>
        public string LatestTopic { get; private set; }

        /// <summary>Whether Next has no more to give: the server ended the conversation, or is gone.</summary>
        public bool Ended
        {
            get { lock (updates) return ended && updates.Count == 0; }
        }

        /// <summary>What broke, in words; null when nothing did.</summary>
        public string Problem
        {
            get { return problem; }
        }

        /// <summary>Before Start: an item to watch, in the first of these formats in which the server has it.</summary>
        public void Add(string topic, string item, string[] formats)
        {
            Link link = new Link { Topic = topic, Item = item, Formats = formats };
            if (!links.Exists(link.IsSame)) links.Add(link);
        }

        /// <summary>Has all links begun, in the time that there is for it.</summary>
        public void Start(int milliseconds)
        {
            deadline = new Deadline(milliseconds);
            thread = new Thread(Run);
            thread.IsBackground = true;
            thread.Start();
        }

        /// <summary>0 once all links have begun, the error code of the first that could not, or Pending.</summary>
        public int WaitForStart(int milliseconds)
        {
            if (begun.WaitOne(milliseconds)) return code;
            return deadline.IsLongOver ? DdeConversation.Stuck : Pending;
        }

        /// <summary>The next update; null when none came within that time.</summary>
        public DdeUpdate Next(int milliseconds)
        {
            DdeUpdate update = Take();
            if (update != null || ended) return update;
            arrived.WaitOne(milliseconds);
            return Take();
        }

        /// <summary>Ends all links and the conversations.</summary>
        public void Dispose()
        {
            stopping = true;
            wake.Set();
            // It may be waiting for a server that hangs; then it ends by itself, later.
            if (thread != null) thread.Join(2000);
        }

        DdeUpdate Take()
        {
            lock (updates)
            {
                if (updates.Count == MostWaiting) wake.Set();
                return updates.Count > 0 ? updates.Dequeue() : null;
            }
        }

        bool HasRoom
        {
            get { lock (updates) return updates.Count < MostWaiting; }
        }

        void Run()
        {
            // What leaves a thread ends the whole process.
            try
            {
                Watch();
            }
            catch (Exception exception)
            {
                Break(exception);
            }
            begun.Set();
            ended = true;
            arrived.Set();
        }

        void Break(Exception exception)
        {
            problem = exception.Message;
            code = DdeConversation.Broken;
            ended = true;
        }

        void Watch()
        {
            foreach (Link link in links) ChooseFormat(link);
            using (library)
            {
                int result = library.Initialize();
                foreach (Link link in links)
                {
                    if (result == 0 && !stopping) result = Begin(link);
                }
                code = result;
                begun.Set();
                if (result == 0) TakeMessages();
                foreach (Link link in links)
                {
                    if (link.Format != null && !ended) link.Conversation.StopAdvise(link.ItemName, DdeFormat.NumberOf(link.Format));
                }
            }
        }

        /// <summary>Servers are known to agree to a link in any format and then never send: ask what they have.</summary>
        void ChooseFormat(Link link)
        {
            Latest = link.Item;
            LatestTopic = link.Topic;
            if (link.Formats.Length < 2 || stopping) return;
            DdeAnswer answer = DdeClient.Request(service, link.Topic, link.Item, link.Formats, ansi, deadline.Left);
            if (answer.Code == 0) link.Formats = new[] { answer.Data.Format };
        }

        int Begin(Link link)
        {
            Latest = link.Item;
            LatestTopic = link.Topic;
            int code = OpenConversation(link);
            if (code == 0) code = library.CreateName(link.Item, out link.ItemName);
            if (code == 0) code = DdeLibrary.NotProcessed;
            foreach (string format in link.Formats)
            {
                if (code != DdeLibrary.NotProcessed) break;
                link.Format = format;
                code = link.Conversation.StartAdvise(link.ItemName, DdeFormat.NumberOf(format));
            }
            if (code != 0) link.Format = null;
            return code;
        }

        int OpenConversation(Link link)
        {
            if (conversations.TryGetValue(link.Topic, out link.Conversation)) return 0;
            link.Conversation = new DdeConversation(service, link.Topic, ansi, deadline);
            conversations.Add(link.Topic, link.Conversation);
            return link.Conversation.Open(library);
        }

        void TakeMessages()
        {
            while (!stopping && !ended)
            {
                if (HasRoom)
                {
                    library.Wait(wake, HasRoomAndGoesOn);
                }
                else
                {
                    library.WaitWithoutPosted(wake);
                }
                // A server that was killed says nothing; not every Windows says it in its place.
                foreach (DdeConversation conversation in conversations.Values)
                {
                    if (conversation.IsDeserted) ended = true;
                }
            }
        }

        bool HasRoomAndGoesOn()
        {
            return HasRoom && !stopping;
        }

        IntPtr OnTransaction(
            uint type, uint format, IntPtr conversation, IntPtr topic, IntPtr item, IntPtr data, UIntPtr first, UIntPtr second)
        {
            if (type == DdeLibrary.Disconnect) ended = true;
            if (type != DdeLibrary.AdviseData) return IntPtr.Zero;
            // Windows calls this: an exception may not go back to it.
            try
            {
                Keep(conversation, item, data);
            }
            catch (Exception exception)
            {
                Break(exception);
            }
            return DdeLibrary.Acknowledge;
        }

        void Keep(IntPtr conversation, IntPtr item, IntPtr data)
        {
            Link link = links.Find(delegate(Link one) { return one.IsOf(conversation, item); });
            if (link == null || data == IntPtr.Zero) return;
            DdeUpdate update = new DdeUpdate
            {
                Topic = link.Topic,
                Item = link.Item,
                Time = DateTime.Now,
                Data = new DdeData { Format = link.Format, Bytes = DdeLibrary.Read(data) },
            };
            lock (updates) updates.Enqueue(update);
            arrived.Set();
        }
    }

    /// <summary>A new value of an item.</summary>
    public sealed class DdeUpdate
    {
        public string Topic;
        public string Item;
        /// <summary>When it arrived.</summary>
        public DateTime Time;
        public DdeData Data;
    }

    /// <summary>What a server gave.</summary>
    public sealed class DdeData
    {
        public string Format;
        public byte[] Bytes;

        /// <summary>The text, up to its first zero: servers are known to send more behind it.</summary>
        public string Text
        {
            get { return DdeText.Decode(Bytes, DdeText.IsUnicode(Bytes, Format == DdeFormat.UnicodeText)); }
        }

        /// <summary>The rows of an XlTable, or of a text with tabs between its cells; null when it cannot be read as one.</summary>
        public object[][] Rows
        {
            get { return Format == DdeFormat.Table ? DdeTable.Read(Bytes) : DdeTable.Split(Text); }
        }
    }

    /// <summary>Cells as Excel gives them: blocks of cells of one type, row by row (Microsoft Knowledge Base 61941).</summary>
    static class DdeTable
    {
        public static object[][] Split(string text)
        {
            if (text.EndsWith("\n")) text = text.Substring(0, text.Length - (text.EndsWith("\r\n") ? 2 : 1));
            string[] lines = text.Replace("\r\n", "\n").Split('\n');
            return Array.ConvertAll<string, object[]>(lines, delegate(string line) { return line.Split('\t'); });
        }

        public static object[][] Read(byte[] data)
        {
            if (data.Length < 8 || WordAt(data, 0) != 0x10 || WordAt(data, 2) < 4) return null; // tdtTable
            object[][] rows = new object[WordAt(data, 4)][];
            int columns = WordAt(data, 6);
            int count = rows.Length * columns;
            List<object> cells = new List<object>();
            int offset = 4 + WordAt(data, 2);
            while (cells.Count < count)
            {
                if (offset + 4 > data.Length) return null;
                int size = WordAt(data, offset + 2);
                if (size == 0 || offset + 4 + size > data.Length || !ReadBlock(WordAt(data, offset), data, offset + 4, size, cells)) return null;
                offset += 4 + size;
            }
            for (int row = 0; row < rows.Length; row++) rows[row] = cells.GetRange(row * columns, columns).ToArray();
            return rows;
        }

        static bool ReadBlock(int type, byte[] data, int start, int size, List<object> cells)
        {
            int end = start + size;
            switch (type)
            {
                case 1: // tdtFloat
                    for (int at = start; at + 8 <= end; at += 8) cells.Add(BitConverter.ToDouble(data, at));
                    return true;
                case 2: // tdtString
                    for (int at = start; at < end; at += 1 + data[at])
                    {
                        int length = Math.Min(data[at], end - at - 1);
                        cells.Add(DdeText.FromCodePage(data, at + 1, length));
                    }
                    return true;
                case 3: // tdtBool
                    for (int at = start; at + 2 <= end; at += 2) cells.Add(WordAt(data, at) != 0);
                    return true;
                case 4: // tdtError
                    for (int at = start; at + 2 <= end; at += 2) cells.Add(ErrorOf(WordAt(data, at)));
                    return true;
                case 6: // tdtInt
                    for (int at = start; at + 2 <= end; at += 2) cells.Add(WordAt(data, at));
                    return true;
                case 5: // tdtBlank
                case 7: // tdtSkip
                    if (size < 2) return false;
                    for (int left = WordAt(data, start); left > 0; left--) cells.Add(null);
                    return true;
                default:
                    return false;
            }
        }

        static string ErrorOf(int number)
        {
            switch (number)
            {
                case 0: return "#NULL!";
                case 7: return "#DIV/0!";
                case 15: return "#VALUE!";
                case 23: return "#REF!";
                case 29: return "#NAME?";
                case 36: return "#NUM!";
                case 42: return "#N/A";
                default: return "#ERROR " + number;
            }
        }

        static int WordAt(byte[] data, int offset)
        {
            return BitConverter.ToUInt16(data, offset);
        }
    }

    /// <summary>Text as it stands in DDE.</summary>
    static class DdeText
    {
        public const int NotInCodePage = 1113; // ERROR_NO_UNICODE_TRANSLATION
        const uint NoBestFitCharacters = 0x400; // WC_NO_BEST_FIT_CHARS

        /// <summary>The text with its terminating zero; null when the code page lacks a character.</summary>
        public static byte[] Encode(string text, bool ansi)
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

        /// <summary>
        /// Whether a text is Unicode. Servers are known to give ANSI text whatever they are asked for, and the reverse, and
        /// DDEML does not tell what the data says that it is.
        /// </summary>
        public static bool IsUnicode(byte[] bytes, bool asked)
        {
            int end = UnicodeEnd(bytes);
            int firstZero = Array.IndexOf(bytes, (byte)0);
            if (asked) return bytes.Length % 2 == 0 && (end >= 0 || firstZero < 0 || (firstZero == 1 && bytes.Length > 2));
            // A text of a code page ends at its first zero. Of Latin text that is Unicode, every other byte is zero.
            if (end < 4) return false;
            for (int at = 0; at < end; at += 2)
            {
                if (bytes[at] == 0 || bytes[at + 1] != 0) return false;
            }
            return true;
        }

        /// <summary>Where a Unicode text has its terminating zero; -1 when it has none.</summary>
        static int UnicodeEnd(byte[] bytes)
        {
            for (int at = 0; at + 1 < bytes.Length; at += 2)
            {
                if (bytes[at] == 0 && bytes[at + 1] == 0) return at;
            }
            return -1;
        }

        public static string Decode(byte[] bytes, bool unicode)
        {
            string text = unicode ? Encoding.Unicode.GetString(bytes) : FromCodePage(bytes, 0, bytes.Length);
            int end = text.IndexOf('\0');
            return end < 0 ? text : text.Substring(0, end);
        }

        public static string FromCodePage(byte[] bytes, int start, int size)
        {
            byte[] part = new byte[size];
            Array.Copy(bytes, start, part, 0, size);
            char[] text = new char[size];
            int length = MultiByteToWideChar(0, 0, part, size, text, size);
            return new string(text, 0, length);
        }

        [DllImport("kernel32.dll", CharSet = CharSet.Unicode)]
        static extern int WideCharToMultiByte(
            uint codePage, uint flags, string text, int length, byte[] bytes, int size, IntPtr replacement, out bool replaced);

        [DllImport("kernel32.dll", CharSet = CharSet.Unicode)]
        static extern int MultiByteToWideChar(uint codePage, uint flags, byte[] bytes, int size, [Out] char[] text, int length);
    }

    /// <summary>Clipboard formats, by their names: two of text, and registered ones.</summary>
    static class DdeFormat
    {
        public const string AnsiText = "CF_TEXT";
        public const string UnicodeText = "CF_UNICODETEXT";
        public const string Table = "XlTable";

        public static uint NumberOf(string name)
        {
            if (name == AnsiText) return 1;
            return name == UnicodeText ? 13 : RegisterClipboardFormat(name);
        }

        [DllImport("user32.dll", CharSet = CharSet.Unicode)]
        static extern uint RegisterClipboardFormat(string name);
    }

    /// <summary>A conversation with a server.</summary>
    sealed class DdeConversation
    {
        /// <summary>The conversation is still waiting long after its time: a hung window blocks it.</summary>
        public const int Stuck = -1;

        /// <summary>Something broke: memory that is out, a library that cannot be loaded.</summary>
        public const int Broken = -3;

        readonly string service;
        readonly string topic;
        readonly bool ansi;
        readonly Deadline deadline;
        DdeLibrary library;
        IntPtr partner;

        public DdeConversation(string service, string topic, bool ansi, Deadline deadline)
        {
            this.service = service;
            this.topic = topic;
            this.ansi = ansi;
            this.deadline = deadline;
        }

        public IntPtr Handle { get; private set; }

        /// <summary>Whether the server's window is gone.</summary>
        public bool IsDeserted
        {
            get { return partner != IntPtr.Zero && !DdeLibrary.IsWindow(partner); }
        }

        /// <summary>
        /// One transaction, and the conversation is over. DDEML belongs to the thread that initialized it and runs a
        /// message loop in it while it waits, so it gets a thread of its own. DdeConnect asks every window and hangs with a
        /// hung one; then that thread is left behind.
        /// </summary>
        public DdeAnswer TransactAlone(uint type, byte[] data, string item, uint format)
        {
            DdeAnswer answer = new DdeAnswer();
            Thread thread = new Thread(delegate()
            {
                // What leaves a thread ends the whole process.
                try
                {
                    Converse(type, data, item, format, answer);
                }
                catch (Exception exception)
                {
                    answer.Problem = exception.Message;
                    answer.Code = Broken;
                }
            });
            thread.IsBackground = true;
            thread.Start();
            return thread.Join(deadline.Left + 2000) ? answer : new DdeAnswer { Code = Stuck };
        }

        void Converse(uint type, byte[] data, string item, uint format, DdeAnswer answer)
        {
            using (DdeLibrary own = new DdeLibrary(ansi, null))
            {
                IntPtr itemName = IntPtr.Zero;
                IntPtr result = IntPtr.Zero;
                int code = own.Initialize();
                if (code == 0) code = Open(own);
                if (code == 0 && item != null) code = own.CreateName(item, out itemName);
                if (code == 0) code = Transact(type, data, itemName, format, out result);
                if (code == 0 && type == DdeLibrary.Request) answer.Data = new DdeData { Bytes = DdeLibrary.Take(result) };
                answer.Code = code;
            }
        }

        /// <summary>Begins the conversation in a library, which ends it. 0, or an error code.</summary>
        public int Open(DdeLibrary library)
        {
            this.library = library;
            IntPtr serviceName = IntPtr.Zero;
            IntPtr topicName = IntPtr.Zero;
            int code = library.CreateName(service, out serviceName);
            if (code == 0) code = library.CreateName(topic, out topicName);
            if (code == 0)
            {
                Handle = library.Connect(serviceName, topicName);
                if (Handle == IntPtr.Zero) code = library.LastError;
            }
            library.FreeName(serviceName);
            library.FreeName(topicName);
            if (code == 0) partner = DdeLibrary.PartnerOf(Handle);
            return code;
        }

        public int StartAdvise(IntPtr item, uint format)
        {
            IntPtr result;
            return Transact(DdeLibrary.AdviseStart, null, item, format, out result);
        }

        public void StopAdvise(IntPtr item, uint format)
        {
            IntPtr result;
            // It gets a moment, however late it is.
            library.Transact(Handle, DdeLibrary.AdviseStop, null, item, format, 1000, out result);
        }

        int Transact(uint type, byte[] data, IntPtr item, uint format, out IntPtr result)
        {
            while (true)
            {
                int left = deadline.Left;
                int code = library.Transact(Handle, type, data, item, format, left, out result);
                if (code != DdeLibrary.Busy || deadline.IsOver) return code;
                Thread.Sleep(Math.Min(50, left));
            }
        }
    }

    /// <summary>When to stop waiting.</summary>
    sealed class Deadline
    {
        readonly int milliseconds;
        readonly int started = Environment.TickCount;

        public Deadline(int milliseconds)
        {
            this.milliseconds = milliseconds;
        }

        /// <summary>At least 1. TickCount wraps after 25 days; the difference does not mind.</summary>
        public int Left
        {
            get { return Math.Max(1, milliseconds - unchecked(Environment.TickCount - started)); }
        }

        public bool IsOver
        {
            get { return Left == 1; }
        }

        /// <summary>Whether what should have ended by then must be stuck.</summary>
        public bool IsLongOver
        {
            get { return unchecked(Environment.TickCount - started) - milliseconds > 2000; }
        }
    }

    /// <summary>The DDE management library (DDEML), for the thread that calls Initialize.</summary>
    sealed class DdeLibrary : IDisposable
    {
        public const uint Execute = 0x4050; // XTYP_EXECUTE
        public const uint Request = 0x20b0; // XTYP_REQUEST
        public const uint Poke = 0x4090; // XTYP_POKE
        public const uint AdviseStart = 0x1038; // XTYP_ADVSTART | XTYPF_ACKREQ
        public const uint AdviseData = 0x4010; // XTYP_ADVDATA
        public const uint AdviseStop = 0x8040; // XTYP_ADVSTOP
        public const uint Disconnect = 0x80c2; // XTYP_DISCONNECT
        public const int Busy = 0x4001; // DMLERR_BUSY
        public const int NotProcessed = 0x4009; // DMLERR_NOTPROCESSED
        public static readonly IntPtr Acknowledge = new IntPtr(0x8000); // DDE_FACK
        const int SystemError = 0x400f; // DMLERR_SYS_ERROR
        const uint BusyFlag = 0x4000; // DDE_FBUSY
        const uint ClientOnly = 0x10; // APPCMD_CLIENTONLY
        const uint SkipRegistrations = 0x180000; // CBF_SKIP_REGISTRATIONS | CBF_SKIP_UNREGISTRATIONS
        const int AnsiCodePage = 1004; // CP_WINANSI
        const int UnicodeCodePage = 1200; // CP_WINUNICODE
        const uint SentMessages = 0x40; // QS_SENDMESSAGE
        const uint AllMessages = 0x4ff; // QS_ALLINPUT
        const uint InputAvailable = 0x4; // MWMO_INPUTAVAILABLE
        const uint Remove = 0x1; // PM_REMOVE
        const int Pause = 500;

        // DDEML keeps its address; the field keeps the delegate alive.
        readonly DdeCallback callback;
        readonly bool ansi;
        uint instance;

        public DdeLibrary(bool ansi, DdeCallback callback)
        {
            this.ansi = ansi;
            this.callback = callback ?? Ignore;
        }

        public int Initialize()
        {
            uint flags = ClientOnly | SkipRegistrations;
            return (int)(ansi ? DdeInitializeA(ref instance, callback, flags, 0) : DdeInitializeW(ref instance, callback, flags, 0));
        }

        /// <summary>Ends all conversations too.</summary>
        public void Dispose()
        {
            if (instance != 0) DdeUninitialize(instance);
            instance = 0;
        }

        public int LastError
        {
            get
            {
                uint code = DdeGetLastError(instance);
                return code == 0 ? SystemError : (int)code;
            }
        }

        public int CreateName(string name, out IntPtr handle)
        {
            byte[] bytes = DdeText.Encode(name, ansi);
            handle = IntPtr.Zero;
            if (bytes == null) return DdeText.NotInCodePage;
            handle = ansi
                ? DdeCreateStringHandleA(instance, bytes, AnsiCodePage)
                : DdeCreateStringHandleW(instance, bytes, UnicodeCodePage);
            return handle == IntPtr.Zero ? LastError : 0;
        }

        public void FreeName(IntPtr name)
        {
            if (name != IntPtr.Zero) DdeFreeStringHandle(instance, name);
        }

        public IntPtr Connect(IntPtr service, IntPtr topic)
        {
            return DdeConnect(instance, service, topic, IntPtr.Zero);
        }

        public int Transact(
            IntPtr conversation, uint type, byte[] data, IntPtr item, uint format, int milliseconds, out IntPtr result)
        {
            uint size = data == null ? 0 : (uint)data.Length;
            uint status;
            result = DdeClientTransaction(data, size, conversation, item, format, type, (uint)milliseconds, out status);
            if (result != IntPtr.Zero) return 0;
            // The server's own word comes in the low half of the status; Wine's library says no more than "refused".
            return (status & BusyFlag) != 0 ? Busy : LastError;
        }

        /// <summary>Waits for messages, an event, or a pause, and takes messages while it may.</summary>
        public void Wait(WaitHandle wake, Func<bool> mayTake)
        {
            WaitFor(wake, AllMessages);
            Message message;
            while (mayTake() && PeekMessage(out message, IntPtr.Zero, 0, 0, Remove)) DispatchMessage(ref message);
        }

        /// <summary>The same, but takes only what is sent, such as another client's call for servers, and nothing that is posted.</summary>
        public void WaitWithoutPosted(WaitHandle wake)
        {
            WaitFor(wake, SentMessages);
            Message message;
            PeekMessage(out message, IntPtr.Zero, 0, 0, SentMessages << 16);
        }

        static void WaitFor(WaitHandle wake, uint messages)
        {
            IntPtr[] handles = { wake.SafeWaitHandle.DangerousGetHandle() };
            MsgWaitForMultipleObjectsEx(1, handles, Pause, messages, InputAvailable);
        }

        /// <summary>The window that the server converses through; zero when DDEML does not say.</summary>
        public static IntPtr PartnerOf(IntPtr conversation)
        {
            ConversationInfo info = new ConversationInfo();
            info.Size = (uint)Marshal.SizeOf(typeof(ConversationInfo));
            return DdeQueryConvInfo(conversation, uint.MaxValue, ref info) == 0 ? IntPtr.Zero : info.PartnerWindow; // QID_SYNC
        }

        public static byte[] Read(IntPtr handle)
        {
            byte[] data = new byte[DdeGetData(handle, null, 0, 0)];
            DdeGetData(handle, data, (uint)data.Length, 0);
            return data;
        }

        public static byte[] Take(IntPtr handle)
        {
            byte[] data = Read(handle);
            DdeFreeDataHandle(handle);
            return data;
        }

        static IntPtr Ignore(
            uint type, uint format, IntPtr conversation, IntPtr first, IntPtr second, IntPtr data, UIntPtr one, UIntPtr two)
        {
            return IntPtr.Zero;
        }

        // Windows fills them in, which the compiler of Windows PowerShell does not see.
#pragma warning disable 649
        [StructLayout(LayoutKind.Sequential)]
        struct ConversationInfo // CONVINFO
        {
            public uint Size;
            public IntPtr User;
            public IntPtr Partner;
            public IntPtr ServicePartner;
            public IntPtr Service;
            public IntPtr Topic;
            public IntPtr Item;
            public uint Format;
            public uint Type;
            public uint Status;
            public uint State;
            public uint Error;
            public IntPtr List;
            [MarshalAs(UnmanagedType.ByValArray, SizeConst = 9)]
            public uint[] Context; // CONVCONTEXT
            public IntPtr Window;
            public IntPtr PartnerWindow;
        }

        [StructLayout(LayoutKind.Sequential)]
        struct Message // MSG
        {
            public IntPtr Window;
            public uint Number;
            public IntPtr First;
            public IntPtr Second;
            public uint Time;
            public int Left;
            public int Top;
        }
#pragma warning restore 649

        [DllImport("user32.dll")]
        static extern uint DdeInitializeW(ref uint instance, DdeCallback callback, uint flags, uint reserved);

        [DllImport("user32.dll")]
        static extern uint DdeInitializeA(ref uint instance, DdeCallback callback, uint flags, uint reserved);

        [DllImport("user32.dll")]
        static extern bool DdeUninitialize(uint instance);

        [DllImport("user32.dll")]
        static extern IntPtr DdeCreateStringHandleW(uint instance, byte[] text, int codePage);

        [DllImport("user32.dll")]
        static extern IntPtr DdeCreateStringHandleA(uint instance, byte[] text, int codePage);

        [DllImport("user32.dll")]
        static extern bool DdeFreeStringHandle(uint instance, IntPtr text);

        [DllImport("user32.dll")]
        static extern IntPtr DdeConnect(uint instance, IntPtr service, IntPtr topic, IntPtr context);

        [DllImport("user32.dll")]
        static extern IntPtr DdeClientTransaction(
            byte[] data, uint size, IntPtr conversation, IntPtr item, uint format, uint type, uint timeout, out uint status);

        [DllImport("user32.dll")]
        static extern uint DdeQueryConvInfo(IntPtr conversation, uint transaction, ref ConversationInfo info);

        [DllImport("user32.dll")]
        static extern uint DdeGetData(IntPtr handle, byte[] buffer, uint size, uint offset);

        [DllImport("user32.dll")]
        static extern bool DdeFreeDataHandle(IntPtr handle);

        [DllImport("user32.dll")]
        static extern uint DdeGetLastError(uint instance);

        [DllImport("user32.dll")]
        public static extern int DdeCmpStringHandles(IntPtr one, IntPtr other);

        [DllImport("user32.dll")]
        public static extern bool IsWindow(IntPtr window);

        [DllImport("user32.dll")]
        static extern uint MsgWaitForMultipleObjectsEx(uint count, IntPtr[] handles, uint milliseconds, uint messages, uint flags);

        [DllImport("user32.dll", EntryPoint = "PeekMessageW")]
        static extern bool PeekMessage(out Message message, IntPtr window, uint first, uint last, uint flags);

        [DllImport("user32.dll", EntryPoint = "DispatchMessageW")]
        static extern IntPtr DispatchMessage(ref Message message);
    }

    delegate IntPtr DdeCallback(
        uint type, uint format, IntPtr conversation, IntPtr first, IntPtr second, IntPtr data, UIntPtr one, UIntPtr two);
}
